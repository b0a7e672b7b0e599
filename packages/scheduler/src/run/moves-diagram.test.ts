import { expect, test } from "vitest";
import { LEGAL_MOVES } from "./legal-moves.ts";
import { movesDiagram } from "./moves-diagram.ts";

const block = (title: string, diagram: string) => `## ${title}\n\n\`\`\`mermaid\n${diagram}\n\`\`\`\n`;

// `vitest run -u` writes the page again after the table has changed.
test("the page about the run machine shows the table of legal moves as it is", async () => {
  const page = [
    "# The run machine\n",
    "Drawn from `LEGAL_MOVES` in `packages/scheduler/src/run/legal-moves.ts`, which the machine asserts at every move. Do not edit: a test keeps this page current.\n",
    "A `failed` run can be reopened by a person who retries, skips or restarts one of its batches or changes the plan. `accepted` and `stopped` runs absorb everything.\n",
    block("A run", movesDiagram(LEGAL_MOVES.run)),
    block("A batch", movesDiagram(LEGAL_MOVES.batch)),
    block("An attempt", movesDiagram(LEGAL_MOVES.attempt)),
  ].join("\n");
  await expect(page).toMatchFileSnapshot("../../../../docs/run-machine.md");
});

test("an end without further moves is drawn as one", () => {
  expect(movesDiagram({ starts: ["a-b"], moves: { "a-b": { c: "done" }, c: {} } })).toBe(
    "stateDiagram-v2\n  [*] --> a_b\n  a_b --> c: done\n  c --> [*]",
  );
});
