import assert from "node:assert/strict";
import { test } from "node:test";

const { renderToast } = await import("../src/client/toasts.js");

test("a toast shows what it says", () => {
  assert.match(renderToast({ type: "comment", text: "Ann wrote to you" }), /Ann wrote to you/);
});

test("a notification's text is shown as text, whatever it contains", () => {
  assert.doesNotMatch(renderToast({ type: "comment", text: "<img src=x onerror=alert(1)>" }), /<img/);
});
