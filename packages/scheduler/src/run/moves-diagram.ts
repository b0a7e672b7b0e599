import type { Moves } from "./legal-moves.ts";

/** Draws a table of legal moves as a Mermaid state diagram, without a line break at its end. */
export function movesDiagram(table: Moves<string>): string {
  const lines = table.starts.map((state) => `  [*] --> ${named(state)}`);
  for (const [from, moves] of Object.entries(table.moves)) {
    for (const [to, cause = ""] of Object.entries(moves)) lines.push(`  ${named(from)} --> ${named(to)}: ${cause}`);
    if (Object.keys(moves).length === 0) lines.push(`  ${named(from)} --> [*]`);
  }
  return ["stateDiagram-v2", ...lines].join("\n");
}

/** Mermaid takes no hyphen in the name of a state. */
function named(state: string): string {
  return state.replaceAll("-", "_");
}
