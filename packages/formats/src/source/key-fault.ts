import type { SourceEntry } from "./source-node.ts";

/** Why a key cannot stand in a mapping that already has these entries, as a sentence; `null` where it can. */
export function keyFault(key: string, entries: ReadonlyMap<string, SourceEntry>): string | null {
  // Assigning to this name changes what an object inherits instead of adding to it: the entry would be lost.
  if (key === "__proto__") return 'The name "__proto__" cannot be used; choose another.';
  const first = entries.get(key);
  return first === undefined ? null : `The key "${key}" stands here a second time; the first is in line ${first.keyAt.line}. Keep one of them.`;
}
