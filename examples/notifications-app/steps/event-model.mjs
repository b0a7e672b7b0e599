import { writeFile } from "./write-file.mjs";

const contract = {
  version: 1,
  types: {
    comment: { title: "New comment", colour: "blue" },
    mention: { title: "You were mentioned", colour: "violet" },
    deploy: { title: "Deployed", colour: "green" },
  },
};

await writeFile("docs/notifications-contract.json", `${JSON.stringify(contract, null, 2)}\n`);
await writeFile(
  "src/server/event-model.js",
  `
import { readFileSync } from "node:fs";

const contract = JSON.parse(readFileSync(new URL("../../docs/notifications-contract.json", import.meta.url), "utf8"));

/** The kinds of notification there are. */
export const EVENT_TYPES = Object.keys(contract.types);

/** A notification; throws for a type that the contract does not know. */
export function createEvent(type, text) {
  if (!EVENT_TYPES.includes(type)) throw new TypeError(\`No notification type \${type}\`);
  return { type, text, at: Date.now() };
}
`,
);
console.log(`::planloom-output types=${Object.keys(contract.types).length}`);
