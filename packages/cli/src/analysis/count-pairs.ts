import { independence, type PairReasonKind, type Plan, type Standing, type StreamPair } from "@planloom/scheduler";
import type { PairCounts } from "./findings.ts";

/** Counts how every two tasks of a plan stand to each other, in all and by streams. */
export function countPairs(plan: Plan): PairCounts {
  const byStream = independence(plan).byStream();
  const standing = (kind: Standing): number => sum(byStream, ({ count }) => count[kind]);
  const reason = (kind: PairReasonKind): number => sum(byStream, ({ byReason }) => byReason[kind]);
  return {
    count: { parallel: standing("parallel"), partial: standing("partial"), sequential: standing("sequential") },
    byReason: {
      artifact: reason("artifact"),
      order: reason("order"),
      file: reason("file"),
      resource: reason("resource"),
      undeclared: reason("undeclared"),
      soft: reason("soft"),
      stream: reason("stream"),
      directory: reason("directory"),
    },
    byStream,
  };
}

function sum(pairs: readonly StreamPair[], countOf: (pair: StreamPair) => number): number {
  return pairs.reduce((total, pair) => total + countOf(pair), 0);
}
