import assert from "node:assert/strict";
import { test } from "node:test";

const { createStore } = await import("../src/server/notification-store.js");

test("what was read no longer counts as unread", () => {
  const store = createStore();
  const { id } = store.add("ann", { type: "comment", text: "one" });
  store.add("ann", { type: "comment", text: "two" });
  assert.equal(store.unread("ann"), 2);
  store.markRead("ann", id);
  assert.equal(store.unread("ann"), 1);
});
