import assert from "node:assert/strict";
import { test } from "node:test";

const { createStore } = await import("../src/server/notification-store.js");

test("a notification is kept for its user, newest first", () => {
  const store = createStore();
  store.add("ann", { type: "comment", text: "one" });
  store.add("ann", { type: "comment", text: "two" });
  store.add("bob", { type: "deploy", text: "three" });
  assert.deepEqual(store.list("ann").map(({ text }) => text), ["two", "one"]);
});
