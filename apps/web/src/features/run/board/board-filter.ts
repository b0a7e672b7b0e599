import { type BoardEntry, type StreamId, streamId } from "@planloom/scheduler";

/** What of the board somebody wants to see; kept in the address. */
export interface BoardFilter {
  /** See `searchBoard`. */
  readonly query: string;
  /** `null` is all of them, here and below. */
  readonly kind: BoardEntry["kind"] | null;
  readonly stream: StreamId | null;
  /** A file or folder that the entry is about, or addressed to. */
  readonly file: string;
  /** A member or an agent, by name. */
  readonly speaker: string | null;
}

export const EVERYTHING: BoardFilter = { query: "", kind: null, stream: null, file: "", speaker: null };
export const ENTRY_KINDS = ["finding", "decision", "constraint", "contract"] as const;
const LONGEST_TEXT = 500;

/** Reads a filter from the search part of an address; what makes no sense is as if it were not there. `EVERYTHING` itself where nothing is. */
export function readBoardFilter(search: URLSearchParams): BoardFilter {
  const word = (name: string): string => (search.get(name) ?? "").slice(0, LONGEST_TEXT);
  const [stream, speaker] = [word("stream"), word("by")];
  return orEverything({
    query: word("q"),
    kind: ENTRY_KINDS.find((kind) => kind === search.get("kind")) ?? null,
    stream: stream === "" ? null : streamId(stream),
    file: word("file"),
    speaker: speaker === "" ? null : speaker,
  });
}

/** Adds a filter to the search part of an address; nothing for all of the board. */
export function writeBoardFilter({ query, kind, stream, file, speaker }: BoardFilter, search: URLSearchParams): void {
  for (const [name, value] of [["q", query], ["kind", kind], ["stream", stream], ["file", file], ["by", speaker]] as const) {
    if (value !== null && value !== "") search.set(name, value);
  }
}

/** The same filter; `EVERYTHING` itself where it leaves nothing out. */
export function orEverything(filter: BoardFilter): BoardFilter {
  const { query, kind, stream, file, speaker } = filter;
  return query === "" && kind === null && stream === null && file === "" && speaker === null ? EVERYTHING : filter;
}
