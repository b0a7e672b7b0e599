import type { RunDraft } from "../run-draft.ts";
import type { AttemptReport, AttemptStage, DoneWork, StopCause } from "../run.ts";
import type { BlockerId } from "../../plan/ids.ts";
import { pauseFor } from "../coordination/raise-blocker.ts";
import { takeWorkReport } from "../coordination/take-work-report.ts";
import { isSatisfied } from "../is-satisfied.ts";
import { delayAttempt } from "./delay-attempt.ts";
import { endBlocked } from "./end-blocked.ts";
import { endStopping } from "./end-stopping.ts";
import { failAttempt } from "./fail-attempt.ts";
import type { LiveWork } from "./find-live.ts";
import { handIn } from "./hand-in.ts";
import { interruptAttempt } from "./interrupt-attempt.ts";
import { whatFailed } from "./what-failed.ts";

interface RunnersReport {
  readonly stage: Extract<AttemptStage, { kind: "running" }>;
  readonly report: AttemptReport;
}

/**
 * Takes a runner's report: a stop that was asked for comes first, then what blocks it, then what failed, then the
 * check-in. Work that was done in spite of being handed back counts, and work whose runner was shut down is done again.
 */
export function reportRunnersWork(draft: RunDraft, work: LiveWork, { stage, report }: RunnersReport): null {
  const raised = stage.done === null ? takeWorkReport(draft, work, report) : [];
  endWork(draft, work, { stage, report, blocker: raised.find(({ severity }) => severity !== "minor")?.id ?? null });
  // Nobody waits any more for what the loser of a race would need.
  if (!isSatisfied(draft.batch(work.spec.id).phase)) pauseFor(draft, raised);
  return null;
}

function endWork(draft: RunDraft, work: LiveWork, { stage, report, blocker }: RunnersReport & { readonly blocker: BlockerId | null }): void {
  const { spec } = work;
  const { stopping } = stage;
  if (stopping !== null && stopping.kind !== "timeout" && !(mayYetCount(stopping) && isDone(report))) return endStopping(draft, work, { stage, cause: stopping, report });
  if (blocker !== null) return endBlocked(draft, work, { report, blocker });
  if (report.outcome.kind === "shut-down" && (stopping === null || stage.done !== null)) return interruptAttempt(draft, work);
  if (stage.done !== null) return handIn(draft, spec, { startedAt: stage.done.startedAt, runner: stage.runner, report: withAcceptance(stage.done, report) });
  if (stopping?.kind === "timeout" || report.outcome.kind === "timed-out") {
    const message = `It took longer than ${spec.timeoutMinutes} minutes`;
    return failAttempt(draft, work, { ending: { kind: "timed-out" }, report, message });
  }
  if (report.outcome.kind === "rate-limited") return delayAttempt(draft, work, { report, seconds: report.outcome.retryAfterSeconds });
  const message = whatFailed(report);
  if (message !== null) failAttempt(draft, work, { ending: { kind: "failed", message }, report, message });
  else handIn(draft, spec, { startedAt: stage.startedAt, runner: stage.runner, report });
}

/** Whether work that is being stopped counts where it is done all the same: it was to be done again anyway. */
function mayYetCount({ kind }: StopCause): boolean {
  return kind === "pause" || kind === "blocker";
}

/** Whether the work was finished before the order to hand it back came. */
function isDone(report: AttemptReport): boolean {
  return report.outcome.kind === "exited" && whatFailed(report) === null;
}

/**
 * What the person did, with what the runner found. An acceptance command that gave no result counts as not passed:
 * the work is there, so a person looks at it, and nobody is asked to do it again.
 */
function withAcceptance(done: DoneWork, found: AttemptReport): AttemptReport {
  const tail = whatFailed(found) ?? "The acceptance command was not run";
  const seen = new Set(found.outputs.map((output) => output.name));
  return {
    outcome: done.report.outcome,
    acceptance: found.acceptance ?? { passed: false, code: null, tail },
    outputs: [...done.report.outputs.filter((output) => !seen.has(output.name)), ...found.outputs],
    missingOutputs: found.missingOutputs,
    account: done.report.account,
  };
}
