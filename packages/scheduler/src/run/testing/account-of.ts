import type { BlockerSeverity, ReportedBlocker, WorkReport } from "../coordination/work-report.ts";
import type { Account } from "../run.ts";

/** An account in which somebody says nothing but what differs. */
export function accountOf(differs: Partial<WorkReport> = {}): Account {
  const said: WorkReport = { summary: "", changes: [], findings: [], artifacts: [], contracts: [], blockers: [], questions: [], integrationPoints: [], checks: [], ...differs };
  return { said, fault: null, changed: null };
}

export function blockerOf(severity: BlockerSeverity): ReportedBlocker {
  return { kind: "technical", severity, title: `A ${severity} one`, text: "", options: [] };
}
