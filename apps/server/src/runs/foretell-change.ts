import type { RunPreview } from "@planloom/api";
import { type BatchId, type BatchSpec, estimateFinish, hasBegun, liveAttempt, replanFault, type Run, type RunFact, RunSession, type RunSpec, sameData, type TaskId } from "@planloom/scheduler";
import { nextSpec } from "./next-spec.ts";

type Possible = Extract<RunPreview, { kind: "possible" }>;

/** What a change or a decision would do to a run, or why it cannot be made. `starts`: what would begin at once, by title. */
export type Foretold = (Omit<Possible, "baseRevision"> & { readonly starts: string[] }) | { readonly kind: "refused"; readonly message: string };

const MINUTE_MS = 60_000;

/** A change of a run or a decision about it, with all that is needed to foretell it; plain data, so that a thread can be told. */
export interface Foreseen {
  readonly run: Run;
  /** What the run would do next, as its plan is frozen; `null`: what it does now. */
  readonly spec: RunSpec | null;
  /** What is decided with it. */
  readonly facts: readonly RunFact[];
  /** The tasks whose attempts will be told something else. */
  readonly retold: readonly TaskId[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Foretells what becomes of a run that goes on by another plan, or with what was decided about it. */
export function foretell({ run, spec: frozen, retold, facts, now }: Foreseen): Foretold {
  const spec = frozen === null ? null : nextSpec(frozen, run);
  const fault = spec === null ? null : replanFault(run, spec);
  if (fault !== null) return { kind: "refused", message: fault };
  const played = play(run, [...(spec === null ? [] : [{ type: "run.replanned", by: FORETELLER, spec, reason: "" } as const]), ...facts], now);
  if (typeof played === "string") return { kind: "refused", message: played };
  return {
    kind: "possible",
    changes: changesOf(run, spec ?? run.spec, new Set(retold)),
    starts: (spec ?? run.spec).batches.filter(({ id }) => isLive(played, id) && !isLive(run, id)).map(({ title }) => title),
    finish: { beforeMinutes: minutesLeft(run, now), afterMinutes: minutesLeft(played, now) },
  };
}

const FORETELLER = "preview";

/** What another plan would add, remove and change. */
function changesOf(run: Run, spec: RunSpec, retold: ReadonlySet<TaskId>): Possible["changes"] {
  const before = new Map(run.spec.batches.map((batch) => [batch.id, batch]));
  const after = new Map(spec.batches.map((batch) => [batch.id, batch]));
  return {
    added: spec.batches.filter(({ id }) => !before.has(id)).map(({ title }) => title),
    removed: run.spec.batches.filter(({ id }) => !after.has(id)).map(({ title }) => title),
    changed: spec.batches.flatMap((batch) => changeWords(run, batch, { old: before.get(batch.id), isRetold: retold.has(batch.task) }) ?? []),
    limits: changedLimits(run.spec, spec),
  };
}

function isLive({ batches }: Run, id: BatchId): boolean {
  const batch = batches[id];
  return batch !== undefined && liveAttempt(batch) !== null;
}

interface Compared {
  readonly old: BatchSpec | undefined;
  readonly isRetold: boolean;
}

/** A batch that is changed, by its title; `null` for one that is new or stays as it is. */
function changeWords(run: Run, batch: BatchSpec, { old, isRetold }: Compared): string | null {
  if (old === undefined) return null;
  if (!sameData(old, batch)) return batch.title;
  if (!isRetold) return null;
  const found = run.batches[batch.id];
  return found !== undefined && hasBegun(found) ? `${batch.title}, when it is done again` : batch.title;
}

function changedLimits(before: RunSpec, after: RunSpec): string[] {
  const changes: string[] = [];
  const told = (name: string, from: number | null, to: number | null): void => {
    if (from !== to) changes.push(`${name}: ${from ?? "no limit"} → ${to ?? "no limit"}`);
  };
  told("At once", before.maxParallel, after.maxParallel);
  told("Waiting for a check-in", before.maxUnchecked, after.maxUnchecked);
  for (const [one, other] of [[before.agents, after.agents], [before.resources, after.resources]] as const) {
    const known = new Map(Object.entries(one));
    for (const [id, { name, capacity }] of Object.entries(other)) told(name, known.get(id)?.capacity ?? capacity, capacity);
  }
  return changes;
}

/** The run after these facts; a text says why one of them would not count. */
function play(run: Run, facts: readonly RunFact[], now: number): Run | string {
  const session = new RunSession(run);
  for (const fact of facts) {
    const result = session.apply({ ...fact, at: now });
    if (result.kind === "ignored") return result.message;
  }
  return session.finish();
}

/** A paused run has no finish; what it would take once it goes on is told instead. */
function minutesLeft(run: Run, now: number): number | null {
  const going: Run = run.status === "paused" || run.status === "pausing" ? { ...run, status: "running" } : run;
  const end = estimateFinish(going, now);
  return end === null ? null : Math.round((end - now) / MINUTE_MS);
}
