import type { BatchId } from "../plan/ids.ts";
import { isOver, isSatisfied } from "./is-satisfied.ts";
import type { BatchSpec } from "./run-spec.ts";
import type { BatchPhase, Run } from "./run.ts";
import { batchSpecOf, specIndex } from "./spec-index.ts";
import { tallyOf } from "./tally.ts";

/** What of all that a batch needs is not there yet. */
export function missingNeeds(run: Run, { trigger, needs }: BatchSpec): readonly BatchId[] {
  const isThere = trigger.kind === "finished" ? isOver : isSatisfied;
  return [...new Set(needs)].filter((need) => !isThere(phaseOf(run, need)));
}

/**
 * What failed or was stopped among these that are missing, or among what is missing to those of them that wait: nobody
 * goes on before a person decides about it. Who is in a race that another task may still win holds up nobody.
 * O(batches + needs), for each race.
 */
export function brokenNeeds(run: Run, missing: readonly BatchId[]): readonly BatchId[] {
  return haltedAmong(run, missing, (id) => isRaceOpen(run, id));
}

/** Whether a task other than that of this batch may still win its race. O(batches + needs). */
export function isRaceOpen(run: Run, id: BatchId): boolean {
  const spec = batchSpecOf(run.spec, id);
  if (spec === undefined || spec.race === null) return false;
  const { byRank, races } = specIndex(run.spec);
  const racers = (races.get(spec.race) ?? []).flatMap((rank) => byRank[rank] ?? []);
  const byTask = Map.groupBy(racers, ({ task }) => task);
  return [...byTask].some(([task, batches]) => task !== spec.task && batches.every((batch) => mayCome(run, batch)));
}

function mayCome(run: Run, spec: BatchSpec): boolean {
  const { kind } = phaseOf(run, spec.id);
  if (kind === "waiting") return haltedAmong(run, missingNeeds(run, spec), () => false).length === 0;
  return kind !== "failed" && kind !== "stopped" && kind !== "skipped";
}

function haltedAmong(run: Run, missing: readonly BatchId[], isPassedOver: (id: BatchId) => boolean): readonly BatchId[] {
  if (tallyOf(run).halted === 0) return [];
  const seen = new Set<BatchId>(missing);
  const halted: BatchId[] = [];
  // The set grows while it is walked: each batch is looked at once.
  for (const need of seen) {
    const { kind } = phaseOf(run, need);
    if (isPassedOver(need)) continue;
    if (kind === "failed" || kind === "stopped") halted.push(need);
    else if (kind === "waiting") for (const further of missingOf(run, need)) seen.add(further);
  }
  return halted;
}

function missingOf(run: Run, id: BatchId): readonly BatchId[] {
  const spec = batchSpecOf(run.spec, id);
  return spec === undefined ? [] : missingNeeds(run, spec);
}

function phaseOf(run: Run, id: BatchId): BatchPhase {
  return run.batches[id]?.phase ?? { kind: "waiting" };
}
