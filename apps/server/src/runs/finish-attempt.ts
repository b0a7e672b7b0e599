import { ApiError, type DecisionResult, type RunFence } from "@planloom/api";
import { type Database, findRun } from "@planloom/db";
import { batchSpecOf, fencedAttempt, type Run, type WorkReport } from "@planloom/scheduler";
import type { Engine } from "../engine/live-runs.ts";
import type { FrozenPlans } from "../plans/frozen-plans.ts";
import type { SentBriefs } from "../runners/sent-briefs.ts";
import { briefShown } from "./brief-shown.ts";
import { decide } from "./decide.ts";
import { personsReport } from "./persons-report.ts";

interface FinishParts {
  readonly db: Database;
  readonly workspaceId: string;
  readonly engine: Engine;
  readonly plans: FrozenPlans;
  readonly briefs: Pick<SentBriefs, "note">;
}

interface FinishedAttempt extends RunFence {
  readonly note: string | null;
  readonly values: Readonly<Record<string, string>>;
  readonly report: WorkReport | null;
}

/** Records that a person's work is done. Only for attempts that are with a person: nobody reports in a runner's name. */
export async function finishAttempt({ db, workspaceId, engine, plans, briefs }: FinishParts, input: FinishedAttempt, by: string): Promise<DecisionResult> {
  const { run, attempt, epoch, note, values, report: said } = input;
  const found = await findRun(db, run);
  if (found?.workspaceId !== workspaceId) throw new ApiError("not-found", "There is no such run.");
  const asked = await engine.look(run, (state) => ({ task: taskOf(state, input), revision: state.spec.revision }));
  const task = asked?.task ?? null;
  if (asked === null || task === null) return { kind: "ignored", message: NOT_WITH_A_PERSON };
  const shown = await briefShown({ engine, plans }, { run, attempt, epoch });
  const report = personsReport(await plans.find({ id: found.id, planId: found.planId, planRevision: found.planRevision, revision: asked.revision }), task, { by, note, values, said });
  const finished = await decide(engine, run, {
    fact: { type: "attempt.reported", attempt, epoch, report },
    refuse: (state) => (taskOf(state, input) === null ? NOT_WITH_A_PERSON : null),
  });
  if (finished.kind === "applied" && shown !== null) briefs.note(shown);
  return finished;
}

const NOT_WITH_A_PERSON = "This work does not wait for a person any more.";

function taskOf(run: Run, { attempt, epoch }: RunFence) {
  const live = fencedAttempt(run, { attempt, epoch });
  return live?.stage.kind === "with-person" ? (batchSpecOf(run.spec, live.batch)?.task ?? null) : null;
}
