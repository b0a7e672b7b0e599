import type { AttemptReport, ReportedBlocker, ReportedFinding } from "@planloom/scheduler";

/** An account for a test in which an attempt says nothing but these findings and blockers. */
export function accountOf(findings: readonly ReportedFinding[], blockers: readonly ReportedBlocker[] = []): NonNullable<AttemptReport["account"]> {
  return { said: { summary: "Done", changes: [], findings, artifacts: [], contracts: [], blockers, questions: [], integrationPoints: [], checks: [] }, fault: null, changed: null };
}
