import type { Moves } from "./legal-moves.ts";

/** Draws a table of legal moves as a Mermaid state diagram, without a line break at its end. */
export function movesDiagram<State extends string>(table: Moves<State>): string {
  // Mermaid takes no hyphen in the name of a state.
  const name = (state: string) => state.replaceAll("-", "_");
  const rows = Object.entries<Readonly<Partial<Record<State, string>>>>(table.moves);
  const lines = table.starts.map((state) => `  [*] --> ${name(state)}`);
  for (const [from, moves] of rows) {
    for (const [to, cause] of Object.entries(moves)) lines.push(`  ${name(from)} --> ${name(to)}: ${cause}`);
    if (Object.keys(moves).length === 0) lines.push(`  ${name(from)} --> [*]`);
  }
  return ["stateDiagram-v2", ...lines].join("\n");
}
