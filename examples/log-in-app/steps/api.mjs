import { brief, report, write } from "./work.mjs";

const batch = process.env.PLANLOOM_BATCH_INDEX;
const isAnswered = /\b401\b/.test(brief);

if (batch === "1" && !isAnswered) {
  await report({
    summary: "Began with the endpoint, and cannot go on before somebody has said what a wrong password answers.",
    blockers: [
      {
        kind: "clarification",
        severity: "moderate",
        title: "What does a wrong password answer?",
        text: "The instructions ask for care here and do not say what is meant. An answer that tells a wrong password from an unknown name tells attackers which names there are.",
        options: ["401, with the same words for both", "403, and 404 for an unknown name"],
      },
    ],
  });
} else if (batch === "1") {
  await write(
    "src/server/log-in.js",
    `
import { beginSession } from "./sessions.js";

/** Answers a log-in: 204 with a session, or 401 with the same words whatever was wrong. */
export function logIn({ name, password }, isRight) {
  if (!name || !password) return { status: 400, error: "missing" };
  return isRight(name, password) ? { status: 204, token: beginSession(name) } : { status: 401, error: "refused" };
}
`,
  );
  await write(
    "test/log-in.1.test.js",
    `
import assert from "node:assert/strict";
import test from "node:test";
import { logIn } from "../src/server/log-in.js";

test("a right password begins a session", () => {
  assert.equal(logIn({ name: "ann", password: "x" }, () => true).status, 204);
});
`,
  );
  await report({ summary: "The endpoint answers 204 or 401.", changes: ["src/server/log-in.js:4 the endpoint", "test/log-in.1.test.js its first test"], integrationPoints: ["The page posts a name and a password to it"], checks: [{ name: "node --check", passed: true }] });
} else {
  await write(
    "test/log-in.2.test.js",
    `
import assert from "node:assert/strict";
import test from "node:test";
import { logIn } from "../src/server/log-in.js";

test("a wrong password is answered like an unknown name", () => {
  const isRight = (name, password) => name === "ann" && password === "x";
  assert.deepEqual(logIn({ name: "ann", password: "y" }, isRight), logIn({ name: "bob", password: "x" }, isRight));
});
`,
  );
  // Not its own file: whoever checks this in has to decide about it.
  await write("src/shared/errors.js", `/** What people are told when something is refused, by what it is. */
export const ERRORS = {
  missing: "Something is missing.",
  refused: "The name or the password is not right.",
};
`);
  await report({
    summary: "Tested what a wrong password answers, and gave the error its words.",
    changes: ["test/log-in.2.test.js the test", "src/shared/errors.js:4 the words for a refusal"],
    contracts: [{ contract: "log-in-api", text: "POST /log-in with { \"name\", \"password\" } answers 204 and sets a session, 400 { \"error\": \"missing\" } or 401 { \"error\": \"refused\" }.\n" }],
    integrationPoints: ["The page shows the words of src/shared/errors.js"],
    checks: [{ name: "node --test", passed: true, detail: "2 passed" }],
  });
}
