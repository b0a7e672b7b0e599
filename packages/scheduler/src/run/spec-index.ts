import type { BatchId, TaskId } from "../plan/ids.ts";
import type { BatchSpec, Exclusion, RunSpec } from "./run-spec.ts";
import { specLinks, type SpecLinks } from "./spec-links.ts";

/** A run spec, looked at from the other side. */
export interface SpecIndex {
  readonly byRank: readonly BatchSpec[];
  readonly rankOf: ReadonlyMap<BatchId, number>;
  readonly links: SpecLinks;
  /** The ranks of the batches of each race. */
  readonly races: ReadonlyMap<string, readonly number[]>;
  /** The batches that may not overlap with each batch, whichever of the two named the other. */
  readonly exclusions: ReadonlyMap<BatchId, readonly Exclusion[]>;
  /** The batches that use the work of this one: they need it, or look at it where it is there. */
  readonly consumersOf: (id: BatchId) => readonly BatchId[];
  /** The batches of each task, in rank order. */
  readonly batchesOfTask: () => ReadonlyMap<TaskId, readonly BatchSpec[]>;
}

const known = new WeakMap<RunSpec, SpecIndex>();

/** Returns the index of a spec, made once per spec object. O(batches + needs + exclusions). */
export function specIndex(spec: RunSpec): SpecIndex {
  const found = known.get(spec);
  if (found !== undefined) return found;
  const made = makeIndex(spec);
  known.set(spec, made);
  return made;
}

/** The batch of a spec that has this id. */
export function batchSpecOf(spec: RunSpec, id: BatchId): BatchSpec | undefined {
  const { byRank, rankOf } = specIndex(spec);
  return byRank[rankOf.get(id) ?? -1];
}

function makeIndex(spec: RunSpec): SpecIndex {
  let byTask: ReadonlyMap<TaskId, readonly BatchSpec[]> | null = null;
  let consumers: ReadonlyMap<BatchId, readonly BatchId[]> | null = null;
  const rankOf = new Map(spec.batches.map(({ id }, rank) => [id, rank]));
  return {
    byRank: spec.batches,
    rankOf,
    links: specLinks(spec, rankOf),
    races: racesOf(spec),
    exclusions: symmetricExclusions(spec, rankOf),
    consumersOf: (id) => (consumers ??= consumersByBatch(spec)).get(id) ?? [],
    batchesOfTask: () => (byTask ??= Map.groupBy(spec.batches, ({ task }) => task)),
  };
}

function consumersByBatch({ batches }: RunSpec): ReadonlyMap<BatchId, readonly BatchId[]> {
  const found = new Map<BatchId, BatchId[]>();
  for (const { id, needs, softNeeds } of batches) {
    for (const source of new Set([...needs, ...softNeeds])) {
      const list = found.get(source);
      if (list === undefined) found.set(source, [id]);
      else list.push(id);
    }
  }
  return found;
}

function racesOf({ batches }: RunSpec): ReadonlyMap<string, readonly number[]> {
  const races = new Map<string, number[]>();
  batches.forEach(({ race }, rank) => {
    if (race === null) return;
    const ranks = races.get(race);
    if (ranks === undefined) races.set(race, [rank]);
    else ranks.push(rank);
  });
  return races;
}

function symmetricExclusions({ batches }: RunSpec, rankOf: SpecIndex["rankOf"]): ReadonlyMap<BatchId, readonly Exclusion[]> {
  const exclusions: Exclusion[][] = batches.map(() => []);
  // Filled only where the other side does not follow by itself: a frozen plan names each pair on both sides.
  const named = batches.map(({ excludes }) => new Set(excludes.length === 0 ? [] : excludes.map(({ batch }) => batch)));
  batches.forEach(({ id, excludes }, rank) => {
    for (const exclusion of excludes) {
      exclusions[rank]?.push(exclusion);
      const other = rankOf.get(exclusion.batch) ?? -1;
      if (named[other]?.has(id) === false) exclusions[other]?.push({ batch: id, path: exclusion.path });
    }
  });
  return new Map(batches.map(({ id }, rank) => [id, exclusions[rank] ?? []]));
}
