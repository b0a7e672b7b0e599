import type { RunFence } from "@planloom/api";
import { describeFileProblem, readReturnedTasks } from "@planloom/formats";
import { type AttemptReport, type Batch, batchSpecOf, fencedAttempt, hasBegun, mayYetWait, type Plan, type Run, type TaskId } from "@planloom/scheduler";
import type { Engine } from "../engine/live-runs.ts";
import type { FrozenPlans } from "../plans/frozen-plans.ts";
import type { SecretVault } from "../secrets/secret-vault.ts";
import { changeRun } from "./change-run.ts";

export interface ReturnParts {
  readonly engine: Engine;
  readonly plans: FrozenPlans;
  readonly vault: Pick<SecretVault, "names">;
}

interface Returned {
  /** Who says so. */
  readonly runner: string;
  readonly fence: RunFence;
  readonly report: AttemptReport;
  readonly tasks: string;
}

/** Somebody may change the run between the look and the change; then it is looked at again. */
const TRIES = 5;
const MOST_CHARACTERS = 4_000;

/**
 * Lets the tasks that an attempt has returned join its run, before its report is recorded: so that what waits for it
 * waits for them as well. Those of an earlier attempt, or of the same report, that have not begun make way for them, and
 * those that have begun stay as they are. Gives the report to record: tasks that
 * cannot join count as a check that was not passed, with the reasons as notes for the next attempt. Where the report itself
 * will not count, because the attempt is over, being stopped, or another runner's, nothing joins.
 */
export async function takeReturnedTasks(parts: ReturnParts, { runner, fence, report, tasks }: Returned): Promise<AttemptReport> {
  const { run, ...attempt } = fence;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const at = await parts.engine.read(run);
    const task = at === null ? null : expandingTask(at.state, { runner, attempt });
    if (at === null || task === null) return report;
    const { state, planId, planRevision } = at;
    const { revision } = state.spec;
    const ofRun = { id: run, planId, planRevision, revision };
    const begun = tasksWhose(state, ({ batch }) => hasBegun(batch));
    const current = await parts.plans.find(ofRun);
    const before = await parts.plans.returnedBy(task, ofRun);
    const there = current.tasks.filter(({ id }) => before.includes(id)).map(({ id }) => id);
    const plan = without(current, new Set(there.filter((id) => !begun.has(id))));
    const standing = new Set(there.filter((id) => begun.has(id)));
    const read = readReturnedTasks(tasks, { plan, by: task, standing, settled: tasksWhose(state, ({ batch, isFirst }) => isFirst && !mayYetWait(batch)), fileName: "the returned tasks" });
    if (read.kind === "refused") return refused(report, read.problems.map(describeFileProblem));
    if (read.added.length === 0 && plan === current) return report;
    const changed = await changeRun(parts, { run, plan: read.plan, baseRevision: revision, reason: `${read.added.length} tasks returned by ${task}`, returned: { task, added: read.added } }, `task ${task}`);
    if (changed.kind === "applied") return report;
    if (changed.kind === "refused") return refused(report, [changed.message ?? "The plan with them cannot run.", ...changed.problems.map(({ message }) => message)]);
  }
  return refused(report, ["The run was changed again and again while they were to join it; return them once more."]);
}

/** The tasks of which some batch is so; the first batch of a task is the one that waits for others. */
function tasksWhose({ spec, batches }: Run, isSo: (one: { readonly batch: Batch; readonly isFirst: boolean }) => boolean): ReadonlySet<string> {
  const found = spec.batches.filter(({ id, index }) => {
    const batch = batches[id];
    return batch !== undefined && isSo({ batch, isFirst: index === 1 });
  });
  return new Set(found.map(({ task }) => task));
}

/** The task whose attempt this runner works on and nobody has stopped, if it may return tasks. */
function expandingTask(state: Run, { runner, attempt }: { readonly runner: string; readonly attempt: Omit<RunFence, "run"> }): TaskId | null {
  const live = fencedAttempt(state, attempt);
  if (live?.stage.kind !== "running" || live.stage.runner !== runner || live.stage.stopping !== null) return null;
  const spec = batchSpecOf(state.spec, live.batch);
  return spec?.expands === true ? spec.task : null;
}

function refused(report: AttemptReport, reasons: readonly string[]): AttemptReport {
  const tail = `The tasks it returned cannot join the run:\n${reasons.join("\n")}`.slice(0, MOST_CHARACTERS);
  return { ...report, acceptance: { passed: false, code: 1, tail } };
}

/** The plan without some tasks and what ties them to others; the very same where there are none. */
function without(plan: Plan, gone: ReadonlySet<string>): Plan {
  if (gone.size === 0) return plan;
  const isGone = (id: TaskId): boolean => gone.has(id);
  return {
    ...plan,
    tasks: plan.tasks.filter(({ id }) => !isGone(id)),
    dependencies: plan.dependencies.filter(({ from, to }) => !isGone(from) && !isGone(to)),
  };
}
