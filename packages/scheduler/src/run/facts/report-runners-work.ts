import type { RunDraft } from "../run-draft.ts";
import type { AttemptReport, AttemptStage, DoneWork } from "../run.ts";
import { delayAttempt } from "./delay-attempt.ts";
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
 * Takes a runner's report: a stop that was asked for comes first, then what failed, then the check-in. Work that was
 * done in spite of being handed back counts, and work whose runner was shut down is done again.
 */
export function reportRunnersWork(draft: RunDraft, work: LiveWork, { stage, report }: RunnersReport): null {
  const { spec } = work;
  const { stopping } = stage;
  const { outcome } = report;
  if (stopping !== null && stopping.kind !== "timeout" && !(stopping.kind === "pause" && isDone(report))) {
    endStopping(draft, work, { stage, cause: stopping, report });
    return null;
  }
  if (outcome.kind === "shut-down" && (stopping === null || stage.done !== null)) {
    interruptAttempt(draft, work);
    return null;
  }
  if (stage.done !== null) {
    handIn(draft, spec, { startedAt: stage.done.startedAt, runner: stage.runner, report: withAcceptance(stage.done, report) });
    return null;
  }
  if (stopping?.kind === "timeout" || outcome.kind === "timed-out") {
    const message = `It took longer than ${spec.timeoutMinutes} minutes`;
    failAttempt(draft, work, { ending: { kind: "timed-out" }, report, message });
    return null;
  }
  if (outcome.kind === "rate-limited") {
    delayAttempt(draft, work, { report, seconds: outcome.retryAfterSeconds });
    return null;
  }
  const message = whatFailed(report);
  if (message !== null) failAttempt(draft, work, { ending: { kind: "failed", message }, report, message });
  else handIn(draft, spec, { startedAt: stage.startedAt, runner: stage.runner, report });
  return null;
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
  };
}
