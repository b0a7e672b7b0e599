import { ApiError, type DecisionResult, type RunFence, runStateSchema } from "@planloom/api";
import { type Database, findRun } from "@planloom/db";
import { liveAttempt, type Run } from "@planloom/scheduler";
import type { ApplyEvents } from "../engine/apply-event.ts";
import type { FrozenPlans } from "../plans/frozen-plans.ts";
import { decide } from "./decide.ts";
import { personsReport } from "./persons-report.ts";

interface FinishParts {
  readonly db: Database;
  readonly workspaceId: string;
  readonly engine: ApplyEvents;
  readonly plans: FrozenPlans;
}

interface FinishedAttempt extends RunFence {
  readonly note: string | null;
  readonly values: Readonly<Record<string, string>>;
}

/** Records that a person's work is done. Only for attempts that are with a person: nobody reports in a runner's name. */
export async function finishAttempt({ db, workspaceId, engine, plans }: FinishParts, input: FinishedAttempt, by: string): Promise<DecisionResult> {
  const { run, attempt, epoch, note, values } = input;
  const found = await findRun(db, run);
  if (found?.workspaceId !== workspaceId) throw new ApiError("not-found", "There is no such run.");
  const task = taskOf(runStateSchema.parse(found.state), input);
  if (task === null) return { kind: "ignored", message: NOT_WITH_A_PERSON };
  const report = personsReport(await plans.find(found.planId, found.planRevision), task, { by, note, values });
  return decide(engine, run, {
    fact: { type: "attempt.reported", attempt, epoch, report },
    refuse: (state) => (taskOf(state, input) === null ? NOT_WITH_A_PERSON : null),
  });
}

const NOT_WITH_A_PERSON = "This work does not wait for a person any more.";

function taskOf(run: Run, { attempt, epoch }: RunFence) {
  for (const spec of run.spec.batches) {
    const batch = run.batches[spec.id];
    const live = batch === undefined ? null : liveAttempt(batch);
    if (live?.id === attempt) return live.epoch === epoch && live.stage.kind === "with-person" ? spec.task : null;
  }
  return null;
}
