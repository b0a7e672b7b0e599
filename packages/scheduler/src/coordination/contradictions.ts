import type { BoardEntry } from "../run/coordination/coordination.ts";
import { claimsAtOdds } from "./claims-at-odds.ts";

/** Entries that speak of one subject and say different things of it. */
export interface Contradiction {
  readonly subject: string;
  /** What is said, each with those who say it, in the order in which it was said first. */
  readonly claims: readonly { readonly claim: string; readonly entries: readonly BoardEntry[] }[];
}

/** The subjects of which the board says more than one thing at the moment, as `claimsAtOdds` has it; what was superseded counts no more. Linear. */
export function contradictions(board: readonly BoardEntry[]): readonly Contradiction[] {
  const current = board.filter(({ supersededBy }) => supersededBy === null);
  return claimsAtOdds(current).map(({ subject, claims }) => ({ subject, claims: claims.map(({ claim, said }) => ({ claim, entries: said })) }));
}
