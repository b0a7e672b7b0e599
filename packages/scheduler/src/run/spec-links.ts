import type { BatchId } from "../plan/ids.ts";
import type { Trigger } from "../plan/plan.ts";
import type { RunSpec } from "./run-spec.ts";

/** That a batch needs another one, seen from the one that is needed. */
export interface Link {
  /** The rank of the batch that needs it. */
  readonly target: number;
  /** Whether it is enough that the needed batch is over, however it ended. */
  readonly over: boolean;
  /** Whether both are batches of one task, so that the later is not needed where the earlier is not. */
  readonly sameTask: boolean;
}

/** That a batch comes after the failure of a task. */
export interface FailureLink {
  readonly target: number;
  /** The rank of the last batch of that task: once it is accepted there will be no failure. */
  readonly last: number;
}

/** What waits for what in a spec, by rank. */
export interface SpecLinks {
  /** For each batch those that need it. */
  readonly links: readonly (readonly Link[])[];
  readonly failures: readonly FailureLink[];
  /** For each batch the failures, by their place in `failures`, that it is a part of. */
  readonly failuresOf: readonly (readonly number[])[];
  /** For each batch, how many links and failures lead to it. */
  readonly linkCounts: Int32Array;
  /** For each batch, how many of those have to be there before it starts. */
  readonly required: Int32Array;
}

/** Returns who waits for whom. O(batches + needs). */
export function specLinks({ batches }: Pick<RunSpec, "batches">, rankOf: ReadonlyMap<BatchId, number>): SpecLinks {
  const links: Link[][] = batches.map(() => []);
  const failures: FailureLink[] = [];
  const failuresOf: number[][] = batches.map(() => []);
  const linkCounts = new Int32Array(batches.length);
  const required = new Int32Array(batches.length);
  const rank = (id: BatchId): number => rankOf.get(id) ?? -1;
  batches.forEach((batch, target) => {
    const needs = batch.needs.length < 2 ? batch.needs : new Set(batch.needs);
    for (const need of needs) {
      const sameTask = batches[rank(need)]?.task === batch.task;
      links[rank(need)]?.push({ target, over: batch.trigger.kind === "finished", sameTask });
    }
    for (const source of batch.failuresOf) {
      for (const id of new Set(source)) failuresOf[rank(id)]?.push(failures.length);
      failures.push({ target, last: rank(source.at(-1) ?? batch.id) });
    }
    const count = [...needs].length + batch.failuresOf.length;
    linkCounts[target] = count;
    required[target] = requiredOf(batch.trigger, count);
  });
  return { links, failures, failuresOf, linkCounts, required };
}

/** How many of so many needs and failures a batch waits for. */
export function requiredOf(trigger: Trigger, links: number): number {
  switch (trigger.kind) {
    case "all":
    case "finished":
      return links;
    case "any":
      return Math.min(1, links);
    case "at-least":
      return Math.min(trigger.count, links);
  }
}
