import type { PairReasonKind, Plan, StreamId, StreamPair } from "@planloom/scheduler";

const REASON_WORDS: Readonly<Record<PairReasonKind, string>> = {
  artifact: "one needs what the other hands over",
  order: "one comes after the other",
  file: "their files meet",
  resource: "they want more of a resource than there is",
  undeclared: "one says nothing of what it touches",
  soft: "a soft dependency",
  stream: "they belong to one stream",
  directory: "they work in one directory",
};

export interface StreamPairRow {
  readonly key: string;
  /** `Backend`, or `Backend and Frontend`. */
  readonly between: string;
  readonly count: StreamPair["count"];
  /** The reason that holds for most of its pairs, in words; `null` where all are parallel. */
  readonly why: string | null;
}

/** How many pairs within each stream and between every two may run side by side, for a table. */
export function streamPairRows({ streams }: Plan, pairs: readonly StreamPair[]): StreamPairRow[] {
  const names = new Map(streams.map(({ id, name }) => [id, name || id]));
  const nameOf = (id: StreamId | null): string => (id === null ? "No stream" : (names.get(id) ?? id));
  return pairs.map(({ first, second, count, byReason }) => {
    const [most] = reasonsBySize(byReason);
    return {
      key: `${first ?? ""} ${second ?? ""}`,
      between: first === second ? nameOf(first) : `${nameOf(first)} and ${nameOf(second)}`,
      count,
      why: most === undefined ? null : REASON_WORDS[most],
    };
  });
}

function reasonsBySize(byReason: StreamPair["byReason"]): PairReasonKind[] {
  const kinds = Object.keys(REASON_WORDS) as PairReasonKind[];
  return kinds.filter((kind) => byReason[kind] > 0).toSorted((one, other) => byReason[other] - byReason[one]);
}
