import { pauseFor } from "../coordination/raise-blocker.ts";
import { takeWorkReport } from "../coordination/take-work-report.ts";
import { endBlocked } from "./end-blocked.ts";
import type { Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import type { AttemptReport, AttemptStage } from "../run.ts";
import { failAttempt } from "./fail-attempt.ts";
import type { LiveWork } from "./find-live.ts";
import { handIn } from "./hand-in.ts";
import { takeAttempt } from "./take-attempt.ts";
import { whatFailed } from "./what-failed.ts";

interface PersonsReport {
  readonly stage: Extract<AttemptStage, { kind: "with-person" }>;
  readonly report: AttemptReport;
}

/**
 * Takes a person's report. Done work goes to its check-in, or first back on offer under a new epoch where a runner has
 * the acceptance command to run. Reporting work that nobody took up takes it up first, and is refused where that is.
 */
export function reportPersonsWork(draft: RunDraft, work: LiveWork, { stage, report }: PersonsReport): Refusal | null {
    if (report.outcome.kind !== "done") {
    const message = whatFailed(report) ?? "It was not done";
    failAttempt(draft, work, { ending: { kind: "failed", message }, report, message });
    return null;
  }
  if (stage.startedAt === null) {
    const refusal = takeAttempt(draft, work, report.outcome.by);
    if (refusal !== null) return refusal;
  }
  const raised = takeWorkReport(draft, work, report);
  const blocker = raised.find(({ severity }) => severity !== "minor");
  if (blocker === undefined) passOn(draft, work, { stage, report });
  else endBlocked(draft, work, { report, blocker: blocker.id });
  pauseFor(draft, raised);
  return null;
}

/** Hands a person's work in, or first back on offer. */
function passOn(draft: RunDraft, { spec, attempt }: LiveWork, { stage, report }: PersonsReport): void {
  const startedAt = stage.startedAt ?? draft.at;
  if (!spec.hasAcceptanceCommand || report.acceptance !== null) {
    handIn(draft, spec, { startedAt, runner: null, report });
    return;
  }
  draft.setStage(spec.id, { kind: "offered", done: { startedAt, report } });
  const { epoch } = draft.refence(spec.id);
  // A paused run offers it when it is resumed.
  if (draft.status === "running") draft.commands.push({ type: "offer", attempt: attempt.id, epoch });
}
