import type { RunFence } from "@planloom/api";
import { type Attempt, type Batch, batchSpecOf, type ChangedFiles, fencedAttempt, type Plan, type Run, writableFiles } from "@planloom/scheduler";
import type { Engine } from "../engine/live-runs.ts";
import type { FrozenPlans } from "../plans/frozen-plans.ts";

interface ChangeParts {
  readonly engine: Pick<Engine, "read">;
  readonly plans: Pick<FrozenPlans, "find">;
}

/**
 * The files that an attempt changed, without those that another one may write that ran in the same folder meanwhile: each
 * sees what all of them do, and nobody can say who it was. What its own task may write stays.
 */
export async function ownChanges({ engine, plans }: ChangeParts, { run, ...fence }: RunFence, changed: ChangedFiles): Promise<ChangedFiles> {
  const at = changed.files.length === 0 ? null : await engine.read(run);
  const live = at === null ? null : fencedAttempt(at.state, fence);
  if (at === null || live === null) return changed;
  const beside = besides(at.state, live);
  if (beside.length === 0) return changed;
  const { planId, planRevision, state } = at;
  const plan = await plans.find({ id: run, planId, planRevision, revision: state.spec.revision });
  return { ...changed, files: withoutThoseOf(changed.files, { plan, state, live, beside: beside.filter((one) => sharesFolder(plan, one, live)) }) };
}

interface Beside {
  readonly plan: Plan;
  readonly state: Run;
  readonly live: Attempt;
  readonly beside: readonly Attempt[];
}

function withoutThoseOf(files: readonly string[], { plan, state, live, beside }: Beside): readonly string[] {
  const { mayWrite } = writableFiles(plan);
  const taskOf = ({ batch }: Attempt) => batchSpecOf(state.spec, batch)?.task;
  const own = taskOf(live);
  const others = new Set(beside.flatMap((one) => taskOf(one) ?? []));
  if (own !== undefined) others.delete(own);
  return files.filter((file) => (own !== undefined && mayWrite(own, file)) || ![...others].some((task) => mayWrite(task, file)));
}

/** The attempts at other batches of a run that some runner worked on while this one ran. */
function besides({ batches }: Run, live: Attempt): readonly Attempt[] {
  const since = startOf(live);
  if (since === null) return [];
  return Object.values<Batch>(batches).flatMap(({ attempts }) => attempts.filter((one) => one.batch !== live.batch && runnerOf(one) !== null && startOf(one) !== null && endOf(one) >= since));
}

/** Runners have copies of their own; in place, two of them may work in one folder. */
function sharesFolder({ settings }: Plan, one: Attempt, live: Attempt): boolean {
  return runnerOf(one) === runnerOf(live) || (settings.directory !== null && settings.directoryMode === "in-place");
}

function startOf({ stage }: Attempt): number | null {
  return stage.kind === "offered" ? null : stage.startedAt;
}

function endOf({ stage }: Attempt): number {
  return stage.kind === "ended" || stage.kind === "reported" ? stage.endedAt : Number.POSITIVE_INFINITY;
}

function runnerOf({ stage }: Attempt): string | null {
  return stage.kind === "running" || stage.kind === "reported" || stage.kind === "ended" ? stage.runner : null;
}
