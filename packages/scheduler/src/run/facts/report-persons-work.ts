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
  const { spec, attempt } = work;
  if (report.outcome.kind !== "done") {
    const message = whatFailed(report) ?? "It was not done";
    failAttempt(draft, work, { ending: { kind: "failed", message }, report, message });
    return null;
  }
  if (stage.startedAt === null) {
    const refusal = takeAttempt(draft, work, report.outcome.by);
    if (refusal !== null) return refusal;
  }
  const startedAt = stage.startedAt ?? draft.at;
  if (!spec.hasAcceptanceCommand || report.acceptance !== null) {
    handIn(draft, spec, { startedAt, runner: null, report });
    return null;
  }
  draft.setStage(spec.id, { kind: "offered", done: { startedAt, report } });
  const { epoch } = draft.refence(spec.id);
  // A paused run offers it when it is resumed.
  if (draft.status === "running") draft.commands.push({ type: "offer", attempt: attempt.id, epoch });
  return null;
}
