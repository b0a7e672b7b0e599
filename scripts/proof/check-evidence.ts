import { checkCalls } from "./checks/check-calls.ts";
import { checkEffects } from "./checks/check-effects.ts";
import { checkLogs } from "./checks/check-logs.ts";
import { checkStored } from "./checks/check-stored.ts";
import type { Evidence } from "./evidence.ts";
import type { Violation } from "./violation.ts";

/**
 * Holds what a suite has gathered against every invariant, and returns each violation with its evidence. An empty list
 * says that this history kept them all; n clean histories bound the rate of dirty ones at 3/n (95 %), never at nothing.
 */
export function checkEvidence(evidence: Evidence): Violation[] {
  const violations: Violation[] = [];
  for (const run of evidence.runs) {
    const report = (invariant: Violation["invariant"], message: string) => void violations.push({ invariant, message: `run ${run.id}: ${message}` });
    checkStored(run, report);
    checkLogs(run, report);
    checkEffects(run, evidence.ledger.filter((line) => line.run === run.id), report);
  }
  const report = (invariant: Violation["invariant"], message: string) => void violations.push({ invariant, message });
  checkCalls(evidence, report);
  for (const { what, ms, boundMs } of evidence.recoveries) if (ms > boundMs) report("I10", `${what}: it took ${Math.round(ms)} ms, more than ${boundMs} ms`);
  for (const leftover of evidence.leftovers) report("I11", leftover);
  return violations;
}
