import { keptReport } from "../coordination/kept-report.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import type { AttemptReport } from "../run.ts";
import type { LiveWork } from "./find-live.ts";
import { reportPersonsWork } from "./report-persons-work.ts";
import { reportRunnersWork } from "./report-runners-work.ts";

/** Records that the work of an attempt is over, and what that means for its batch. */
export function reportAttempt(draft: RunDraft, work: LiveWork, reported: AttemptReport): Refusal | null {
  const { id, stage } = work.attempt;
  const report = keptReport(draft, work.spec.id, reported);
  switch (stage.kind) {
    case "running":
      return reportRunnersWork(draft, work, { stage, report });
    case "with-person":
      return reportPersonsWork(draft, work, { stage, report });
    case "offered":
      return refuse("not-now", `Attempt ${id} has not been claimed`);
    case "reported":
      return refuse("not-now", `Attempt ${id} has already been reported`);
    case "ended":
      return refuse("not-now", `Attempt ${id} is already over`);
  }
}
