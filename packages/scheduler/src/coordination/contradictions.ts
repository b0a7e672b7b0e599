import type { BoardEntry } from "../run/coordination/coordination.ts";

/** Entries that speak of one subject and say different things of it. */
export interface Contradiction {
  readonly subject: string;
  /** What is said, each with those who say it, in the order in which it was said first. */
  readonly claims: readonly { readonly claim: string; readonly entries: readonly BoardEntry[] }[];
}

/**
 * The subjects of which the board says more than one thing at the moment, in the order in which they came up. Subjects
 * and claims that differ in capitals and blanks alone are the same; what was superseded counts no more. Linear.
 */
export function contradictions(board: readonly BoardEntry[]): readonly Contradiction[] {
  const bySubject = new Map<string, Map<string, BoardEntry[]>>();
  for (const entry of board) {
    if (entry.supersededBy !== null || entry.subject === null || entry.claim === null) continue;
    const claims = bySubject.get(plain(entry.subject)) ?? new Map<string, BoardEntry[]>();
    bySubject.set(plain(entry.subject), claims);
    claims.set(plain(entry.claim), [...(claims.get(plain(entry.claim)) ?? []), entry]);
  }
  return [...bySubject.values()].flatMap((claims): Contradiction[] => {
    const said = [...claims.values()].map((entries) => ({ claim: entries[0]?.claim ?? "", entries }));
    return said.length < 2 ? [] : [{ subject: said[0]?.entries[0]?.subject ?? "", claims: said }];
  });
}

const plain = (text: string): string => text.trim().replaceAll(/\s+/g, " ").toLowerCase();
