import type { RunPreview } from "@planloom/api";
import { type BatchSpec, estimateFinish, hasBegun, replanFault, type Run, RunSession, type RunSpec, sameData, type TaskId } from "@planloom/scheduler";
import { nextSpec } from "./next-spec.ts";

type Possible = Extract<RunPreview, { kind: "possible" }>;

/** What a change would do to a run, or why it cannot be made. */
export type Foretold = Omit<Possible, "baseRevision"> | { readonly kind: "refused"; readonly message: string };

const MINUTE_MS = 60_000;

/** A change of a run, with all that is needed to foretell it; plain data, so that a thread can be told. */
export interface Foreseen {
  readonly run: Run;
  /** What the run would do next, as its plan is frozen. */
  readonly spec: RunSpec;
  /** The tasks whose attempts will be told something else. */
  readonly retold: readonly TaskId[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Foretells what becomes of a run that goes on by another plan. */
export function foretell({ run, spec: frozen, retold, now }: Foreseen): Foretold {
  const spec = nextSpec(frozen, run);
  const fault = replanFault(run, spec);
  return fault === null ? { kind: "possible", ...foretellChange(run, spec, { retold: new Set(retold), now }) } : { kind: "refused", message: fault };
}

interface Beside {
  readonly retold: ReadonlySet<TaskId>;
  readonly now: number;
}

/** What a change that fits a run would add, remove and change, and what it would do to its finish. */
function foretellChange(run: Run, spec: RunSpec, { retold, now }: Beside): Pick<Possible, "changes" | "finish"> {
  const before = new Map(run.spec.batches.map((batch) => [batch.id, batch]));
  const after = new Map(spec.batches.map((batch) => [batch.id, batch]));
  return {
    changes: {
      added: spec.batches.filter(({ id }) => !before.has(id)).map(({ title }) => title),
      removed: run.spec.batches.filter(({ id }) => !after.has(id)).map(({ title }) => title),
      changed: spec.batches.flatMap((batch) => changeWords(run, batch, { old: before.get(batch.id), isRetold: retold.has(batch.task) }) ?? []),
      limits: changedLimits(run.spec, spec),
    },
    finish: { beforeMinutes: minutesLeft(run, now), afterMinutes: minutesLeft(changed(run, spec, now), now) },
  };
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

function changed(run: Run, spec: RunSpec, now: number): Run {
  const session = new RunSession(run);
  session.apply({ type: "run.replanned", by: "preview", spec, reason: "", at: now });
  return session.run;
}

/** A paused run has no finish; what it would take once it goes on is told instead. */
function minutesLeft(run: Run, now: number): number | null {
  const going: Run = run.status === "paused" || run.status === "pausing" ? { ...run, status: "running" } : run;
  const end = estimateFinish(going, now);
  return end === null ? null : Math.round((end - now) / MINUTE_MS);
}
