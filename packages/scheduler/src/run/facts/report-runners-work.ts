import type { RunDraft } from "../run-draft.ts";
import type { AttemptReport, AttemptStage, DoneWork } from "../run.ts";
import { endedStage } from "./ended-stage.ts";
import { failAttempt } from "./fail-attempt.ts";
import type { LiveWork } from "./find-live.ts";
import { handIn } from "./hand-in.ts";
import { whatFailed } from "./what-failed.ts";

interface RunnersReport {
  readonly stage: Extract<AttemptStage, { kind: "running" }>;
  readonly report: AttemptReport;
}

/** Takes a runner's report: a stop that was asked for comes first, then what failed, then the check-in. */
export function reportRunnersWork(draft: RunDraft, work: LiveWork, { stage, report }: RunnersReport): null {
  const { spec } = work;
  if (stage.stopping?.kind === "person") {
    const ended = endedStage(stage, draft.at, { kind: "stopped", by: stage.stopping.by });
    draft.setStage(spec.id, { ...ended, report });
    draft.setPhase(spec.id, { kind: "stopped", at: draft.at });
    return null;
  }
  if (stage.done !== null) {
    handIn(draft, spec, { startedAt: stage.done.startedAt, runner: stage.runner, report: withAcceptance(stage.done, report) });
    return null;
  }
  if (stage.stopping !== null || report.outcome.kind === "timed-out") {
    const message = `It took longer than ${spec.timeoutMinutes} minutes`;
    failAttempt(draft, work, { ending: { kind: "timed-out" }, report, message });
    return null;
  }
  const message = whatFailed(report);
  if (message !== null) failAttempt(draft, work, { ending: { kind: "failed", message }, report, message });
  else handIn(draft, spec, { startedAt: stage.startedAt, runner: stage.runner, report });
  return null;
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
