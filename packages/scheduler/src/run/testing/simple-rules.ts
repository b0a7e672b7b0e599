import type { BatchId } from "../../plan/ids.ts";
import type { BatchSpec, RunSpec } from "../run-spec.ts";
import { isLetThrough } from "./plain-outlook.ts";
import type { SimpleBatch } from "./simple-batch.ts";

interface SimpleRun {
  readonly spec: RunSpec;
  readonly startedAt: number;
  readonly batches: ReadonlyMap<BatchId, SimpleBatch>;
}

const MINUTE = 60_000;

/** From when on a batch may start that has what it needs; 0: at once. */
export function readyAt({ startedAt, batches }: SimpleRun, { id, needs, failuresOf, lags, trigger, notBeforeMinutes }: BatchSpec): number {
  const there: number[] = [];
  for (const need of new Set(needs)) {
    const batch = batches.get(need);
    const isOver = batch !== undefined && ["accepted", "failed", "skipped", "stopped"].includes(batch.kind);
    if (batch?.kind === "accepted") there.push((lags[need] ?? 0) > 0 ? batch.at + (lags[need] ?? 0) * MINUTE : 0);
    else if (trigger.kind === "finished" ? isOver : isLetThrough(batch)) there.push(0);
  }
  for (const source of failuresOf) if (source.some((one) => batches.get(one)?.kind === "failed" || batches.get(one)?.cause === "failure")) there.push(0);
  const links = new Set(needs).size + failuresOf.length;
  const wanted = Math.min(trigger.kind === "any" ? 1 : trigger.kind === "at-least" ? trigger.count : links, links);
  const lagged = there.toSorted((one, other) => one - other)[wanted - 1] ?? 0;
  return Math.max(lagged, notBeforeMinutes > 0 ? startedAt + notBeforeMinutes * MINUTE : 0, batches.get(id)?.limit ?? 0);
}

/** Whether a live run may go on with another spec. */
export function replanIsFine({ spec: old, batches }: SimpleRun, spec: RunSpec): boolean {
  if (spec.revision !== old.revision + 1) return false;
  const has = (id: BatchId): boolean => spec.batches.some((one) => one.id === id);
  const isWhole = spec.batches.every(({ needs, failuresOf, excludes }) => [...needs, ...failuresOf.flat(), ...excludes.map(({ batch }) => batch)].every(has));
  if (!isWhole) return false;
  const kindOf = (id: BatchId): string | undefined => batches.get(id)?.kind;
  const mayWait = (id: BatchId): boolean => ["waiting", "delayed", "blocked", "skipped"].includes(kindOf(id) ?? "");
  const essence = (one: BatchSpec): string => JSON.stringify({ ...one, excludes: [], lags: {}, needs: mayWait(one.id) ? [] : one.needs.filter((need) => !isLetThrough(batches.get(need))).toSorted() });
  for (const one of old.batches) {
    const batch = batches.get(one.id);
    if (batch === undefined) continue;
    const hasNotBegun = batch.attempts === 0 && (batch.kind === "waiting" || batch.kind === "delayed" || batch.kind === "blocked" || batch.cause === "failure" || batch.cause === "not-needed");
    const next = spec.batches.find(({ id }) => id === one.id);
    if (!hasNotBegun && (next === undefined || essence(next) !== essence(one))) return false;
    for (const { batch: other } of next?.excludes ?? []) {
      const isNew = !one.excludes.some((exclusion) => exclusion.batch === other) && !(old.batches.find(({ id }) => id === other)?.excludes ?? []).some((exclusion) => exclusion.batch === one.id);
      if (isNew && kindOf(one.id) === "running" && kindOf(other) === "running") return false;
    }
  }
  return true;
}

/** A batch and all that waits for it, directly or through others. */
export function followersOf({ batches }: RunSpec, id: BatchId): ReadonlySet<BatchId> {
  const found = new Set([id]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const spec of batches) if ([...spec.needs, ...spec.failuresOf.flat()].some((need) => found.has(need))) found.add(spec.id);
  }
  return found;
}

/** Whether so much waits for a check-in that no new work for runners starts. */
export function isFull({ spec, batches }: SimpleRun): boolean {
  const unchecked = [...batches.values()].filter(({ kind }) => kind === "checking").length;
  return spec.maxUnchecked !== null && unchecked >= spec.maxUnchecked;
}

/** Whether a place, its agent, its resources and its files are there for a batch, all at once. */
export function hasRoom(run: SimpleRun, spec: BatchSpec): boolean {
  const live = run.spec.batches.filter(({ id }) => !["reported", null].includes(run.batches.get(id)?.live ?? null));
  const busy = live.filter(({ id }) => run.batches.get(id)?.isDone !== true);
  const used = (resource: string): number => live.flatMap(({ uses }) => uses).reduce((sum, use) => sum + (use.resource === resource ? use.units : 0), 0);
  if (spec.work === "runner" && (busy.filter(({ work }) => work === "runner").length >= run.spec.maxParallel || isFull(run))) return false;
  if (spec.agent !== null && busy.filter(({ agent }) => agent === spec.agent).length >= (run.spec.agents[spec.agent]?.capacity ?? 0)) return false;
  return spec.uses.every(({ resource, units }) => used(resource) + units <= (run.spec.resources[resource]?.capacity ?? 0)) && filesAreFree(run, spec);
}

/** Whether nobody works on the files of a batch. What a person was only asked for is not worked on yet. */
export function filesAreFree({ spec, batches }: SimpleRun, { id, excludes }: BatchSpec): boolean {
  return spec.batches.every((other) => {
    const clashes = excludes.some(({ batch }) => batch === other.id) || other.excludes.some(({ batch }) => batch === id);
    return !clashes || ["asked", "reported", null].includes(batches.get(other.id)?.live ?? null);
  });
}
