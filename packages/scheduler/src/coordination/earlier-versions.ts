import type { EntryId } from "../plan/ids.ts";
import type { BoardEntry } from "../run/coordination/coordination.ts";

/** What each entry took the place of, directly and through others, the newest first. Nothing for an entry that replaced none. Linear in the entries and in what they replaced. */
export function earlierVersions(board: readonly BoardEntry[]): ReadonlyMap<EntryId, readonly BoardEntry[]> {
  const replacedBy = Map.groupBy(board.filter(({ supersededBy }) => supersededBy !== null), ({ supersededBy }) => supersededBy);
  const found = new Map<EntryId, readonly BoardEntry[]>();
  // What took an entry's place came after it, so what that one replaced is known by then.
  for (const { id } of board) {
    const replaced = replacedBy.get(id)?.toReversed() ?? [];
    if (replaced.length > 0) found.set(id, replaced.flatMap((entry) => [entry, ...(found.get(entry.id) ?? [])]));
  }
  return found;
}
