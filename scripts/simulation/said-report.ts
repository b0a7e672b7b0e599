import type { BlockerSeverity } from "@planloom/scheduler";
import type { Chance } from "./chance.ts";

/** What a process says of its work, as it wrote it. */
export interface SaidReport {
  readonly text: string;
  /** What its summary is; `null` where nobody can read it. */
  readonly summary: string | null;
}

const SEVERITIES: readonly [BlockerSeverity, ...BlockerSeverity[]] = ["minor", "moderate", "moderate", "moderate", "critical"];

/** A report as work gives it now and then: what it found, what blocks it, what it asks, or nonsense. `null`: none. */
export function saidReport(chance: Chance, attempt: string): SaidReport | null {
  if (chance.is(0.6)) return null;
  if (chance.is(0.1)) return { text: chance.pick(["{", "[]", '{ "summary": "" }']), summary: null };
  const summary = `${attempt} says number ${chance.whole(1, 1_000_000)}`;
  const findings = chance.is(0.5) ? [{ title: `Found by ${attempt}`, severity: "minor", files: ["shared/0-1:3"] }] : [];
  const blockers = chance.is(0.3) ? [{ title: `${attempt} cannot go on`, severity: chance.pick(SEVERITIES), kind: chance.pick(["technical", "clarification"]) }] : [];
  const questions = chance.is(0.1) ? ["May I?"] : [];
  return { text: JSON.stringify({ summary, findings, blockers, questions }), summary };
}
