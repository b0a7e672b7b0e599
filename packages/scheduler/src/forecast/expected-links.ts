import type { BatchId } from "../plan/ids.ts";
import type { BatchSpec, RunSpec } from "../run/run-spec.ts";
import { requiredOf } from "../run/spec-links.ts";

/** What a batch waits for while nothing fails. */
export interface ExpectedLinks {
  /** Distinct batches it comes after. */
  readonly needs: readonly BatchId[];
  /** How many of them have to be through. */
  readonly required: number;
  /** It is there for a failure: it is passed as soon as that can no longer come, and nothing is done. */
  readonly isSkipped: boolean;
}

/**
 * A function that gives what each batch of a spec waits for in a run in which nothing fails. A batch that is there for a
 * failure comes after those whose success says that it is not needed. Linear.
 */
export function expectedLinks({ batches }: RunSpec): (batch: BatchSpec) => ExpectedLinks {
  const skipped = new Set(batches.filter(isFallback).map(({ task }) => task));
  return (batch) => {
    const needs = [...new Set(batch.needs)];
    const links = needs.length + batch.failuresOf.length;
    const required = requiredOf(batch.trigger, links);
    if (!isFallback(batch)) return { needs, required: Math.min(required, needs.length), isSkipped: skipped.has(batch.task) };
    const sources = [...new Set(batch.failuresOf.flatMap((source) => source.slice(-1)))];
    return { needs: sources, required: Math.min(sources.length, links - required + 1), isSkipped: true };
  };
}

/** Whether what it needs is not enough for it while nothing fails. */
function isFallback(batch: BatchSpec): boolean {
  const needs = new Set(batch.needs).size;
  return batch.failuresOf.length > 0 && requiredOf(batch.trigger, needs + batch.failuresOf.length) > needs;
}
