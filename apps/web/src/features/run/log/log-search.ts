import type { LogText } from "./log-text.ts";

/** A place where the searched text was found: `line` counts from 0 over all lines ever, columns are characters. */
export interface LogMatch {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

export interface LogSearch {
  readonly query: string;
  readonly matches: readonly LogMatch[];
  /** There are more than are listed. */
  readonly truncated: boolean;
  /** Lines before this one have been looked at. */
  readonly upTo: number;
}

export const NO_SEARCH: LogSearch = { query: "", matches: [], truncated: false, upTo: 0 };
const MOST_MATCHES = 10_000;

/** Finds a text in a log, ignoring case. Looks only at lines that `previous` has not seen, if it sought the same. */
export function searchLog(previous: LogSearch, log: LogText, query: string): LogSearch {
  if (query === "") return NO_SEARCH;
  const end = log.dropped + log.lines.length;
  const start = previous.query === query ? previous : { ...NO_SEARCH, query };
  if (start.upTo === end && start === previous) return previous;
  const needle = query.toLowerCase();
  const found: LogMatch[] = [];
  for (let line = Math.max(start.upTo, log.dropped); line < end && start.matches.length + found.length < MOST_MATCHES; line += 1) {
    const text = log.lines[line - log.dropped]?.plain.toLowerCase() ?? "";
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
      found.push({ line, from: at, to: at + needle.length });
    }
  }
  const matches = found.length === 0 ? start.matches : [...start.matches, ...found];
  return { query, matches, truncated: matches.length >= MOST_MATCHES, upTo: end };
}

/** The match to go to: the one after (or before) the given one, around the end; `null` where there is none. */
export function stepMatch(search: LogSearch, current: number | null, step: 1 | -1): number | null {
  const count = search.matches.length;
  if (count === 0) return null;
  if (current === null) return step === 1 ? 0 : count - 1;
  return (current + step + count) % count;
}

/** How much was found and which of it was gone to: `3 of 17`, `17`, `None`; nothing while nothing is sought. */
export function matchWords({ query, matches, truncated }: LogSearch, current: number | null): string {
  if (query === "") return "";
  if (matches.length === 0) return "None";
  const count = `${matches.length}${truncated ? "+" : ""}`;
  return current === null ? count : `${current + 1} of ${count}`;
}
