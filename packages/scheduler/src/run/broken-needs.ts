import type { BatchId } from "../plan/ids.ts";
import { hasFailed, isOver, isSatisfied } from "./is-satisfied.ts";
import type { BatchSpec } from "./run-spec.ts";
import type { BatchPhase, Run } from "./run.ts";
import { batchSpecOf, specIndex } from "./spec-index.ts";
import { requiredOf } from "./spec-links.ts";
import { tallyOf } from "./tally.ts";

/** What of all that a batch needs is not there yet. */
export function missingNeeds(run: Run, { trigger, needs }: BatchSpec): readonly BatchId[] {
  const isThere = trigger.kind === "finished" ? isOver : isSatisfied;
  return [...new Set(needs)].filter((need) => !isThere(phaseOf(run, need)));
}

/**
 * What failed or was stopped so that a batch that waits cannot start before a person decides about it, directly or
 * through others that wait, the nearest first. O(batches + needs).
 */
export function brokenNeeds(run: Run, spec: BatchSpec): readonly BatchId[] {
  const held = heldUp(run);
  if (!held.has(spec.id)) return [];
  const behind = new Set([spec.id]);
  // The set grows while it is walked: each batch is looked at once.
  for (const id of behind) {
    for (const need of missingOf(run, id)) if (held.has(need) && !isRaceOpen(run, need)) behind.add(need);
  }
  return [...behind].filter((id) => isHalted(phaseOf(run, id)));
}

/**
 * What failed or was stopped, and all that waits and cannot start before a person decides about that: what may still
 * come by itself is not enough for it. Who is in a race that another task may still win holds up nobody. Made once for
 * each run. O(batches + needs).
 */
export function heldUp(run: Run): ReadonlySet<BatchId> {
  return once(run, knownHeldUp, () => heldUpIn(run, (id) => isRaceOpen(run, id)));
}

/** Whether a task other than that of this batch may still win its race. O(batches of the race), once it is known who is held up. */
export function isRaceOpen(run: Run, id: BatchId): boolean {
  const spec = batchSpecOf(run.spec, id);
  if (spec === undefined || spec.race === null) return false;
  const { byRank, races } = specIndex(run.spec);
  const racers = (races.get(spec.race) ?? []).flatMap((rank) => byRank[rank] ?? []);
  const byTask = Map.groupBy(racers, ({ task }) => task);
  return [...byTask].some(([task, batches]) => task !== spec.task && batches.every((batch) => mayCome(run, batch)));
}

/** The batches that wait for this one to come. */
export function waitersFor(run: Run, id: BatchId): readonly BatchSpec[] {
  const { byRank, rankOf, links: { links } } = specIndex(run.spec);
  const isThere = isOver(phaseOf(run, id));
  return (links[rankOf.get(id) ?? -1] ?? []).flatMap(({ target, over }) => {
    const spec = byRank[target];
    // For some it is enough that it is over.
    return spec === undefined || (over && isThere) || phaseOf(run, spec.id).kind !== "waiting" ? [] : [spec];
  });
}

/** Nobody else in its race is asked, so that two races that wait for each other have an answer. */
function mayCome(run: Run, { id }: BatchSpec): boolean {
  const { kind } = phaseOf(run, id);
  if (kind === "waiting") return !once(run, knownHopeless, () => heldUpIn(run, () => false)).has(id);
  return kind !== "failed" && kind !== "stopped" && kind !== "skipped";
}

const knownHeldUp = new WeakMap<Run, ReadonlySet<BatchId>>();
/** The same as if there were no races. */
const knownHopeless = new WeakMap<Run, ReadonlySet<BatchId>>();

function heldUpIn(run: Run, isPassedOver: (id: BatchId) => boolean): ReadonlySet<BatchId> {
  if (tallyOf(run).halted === 0) return new Set();
  const held = new Set(run.spec.batches.map(({ id }) => id).filter((id) => isHalted(phaseOf(run, id))));
  const spare = new Map<BatchId, number>();
  // The set grows while it is walked: each batch is looked at once.
  for (const id of held) {
    if (isPassedOver(id)) continue;
    for (const waiter of waitersFor(run, id)) {
      const left = (spare.get(waiter.id) ?? spareLinks(run, waiter)) - 1;
      spare.set(waiter.id, left);
      if (left < 0) held.add(waiter.id);
    }
  }
  return held;
}

/** How many of the needs and failures that are there or may still come a batch could do without. */
function spareLinks(run: Run, spec: BatchSpec): number {
  const { trigger, needs, failuresOf } = spec;
  if (trigger.kind === "all" || trigger.kind === "finished") return 0;
  const links = new Set(needs).size + failuresOf.length;
  const givenUp = missingNeeds(run, spec).filter((need) => phaseOf(run, need).kind === "skipped");
  const averted = failuresOf.filter((source) => !source.some((id) => hasFailed(phaseOf(run, id))) && source.slice(-1).some((id) => isSatisfied(phaseOf(run, id))));
  return links - givenUp.length - averted.length - requiredOf(trigger, links);
}

function missingOf(run: Run, id: BatchId): readonly BatchId[] {
  const spec = batchSpecOf(run.spec, id);
  return spec === undefined || phaseOf(run, id).kind !== "waiting" ? [] : missingNeeds(run, spec);
}

function isHalted({ kind }: BatchPhase): boolean {
  return kind === "failed" || kind === "stopped";
}

function phaseOf(run: Run, id: BatchId): BatchPhase {
  return run.batches[id]?.phase ?? { kind: "waiting" };
}

function once(run: Run, known: WeakMap<Run, ReadonlySet<BatchId>>, make: () => ReadonlySet<BatchId>): ReadonlySet<BatchId> {
  const found = known.get(run);
  if (found !== undefined) return found;
  const made = make();
  known.set(run, made);
  return made;
}
