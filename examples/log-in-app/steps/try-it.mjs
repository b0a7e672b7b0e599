import { readFile } from "node:fs/promises";
import { place, write } from "./work.mjs";

// What was handed over, wherever it was made: this may be another machine than the one of the streams.
await place("src/server/log-in.js", await readFile(process.env.PLANLOOM_INPUT_API_ENDPOINT, "utf8"));
await place("src/web/log-in.html", await readFile(process.env.PLANLOOM_INPUT_PAGE_FORM, "utf8"));

await write(
  "test/whole-way.test.js",
  `
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { logIn } from "../src/server/log-in.js";
import { nameOf } from "../src/server/sessions.js";

test("what the form sends begins a session", () => {
  const form = readFileSync(new URL("../src/web/log-in.html", import.meta.url), "utf8");
  const names = [...form.matchAll(/ name="([a-z]+)"/g)].map(([, name]) => name);
  assert.deepEqual(names, ["name", "password"]);
  const { status, token } = logIn({ name: "ann", password: "x" }, () => true);
  assert.equal(status, 204);
  assert.equal(nameOf(token), "ann");
});
`,
);
console.log("The whole way is tested.");
