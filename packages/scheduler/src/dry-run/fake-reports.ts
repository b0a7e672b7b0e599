import type { BatchSpec } from "../run/run-spec.ts";
import type { AttemptReport } from "../run/run.ts";

const NOTES = "Played as a rework";
const NOTHING = { acceptance: null, outputs: [], missingOutputs: [], account: null } as const;

/** What a runner reports. Where the command decides alone, a rework is a command that says no. */
export function runnersReport({ acceptance, hasAcceptanceCommand }: BatchSpec, outcome: "accept" | "rework" | "fail"): AttemptReport {
  if (outcome === "fail") return { ...NOTHING, outcome: { kind: "exited", code: 1 } };
  const passed = outcome === "accept" || acceptance !== "command";
  const result = passed ? { passed, code: 0, tail: "" } : { passed, code: 1, tail: NOTES };
  return { ...NOTHING, outcome: { kind: "exited", code: 0 }, acceptance: hasAcceptanceCommand ? result : null };
}

/** What a person reports, before any acceptance command. */
export function personsReport(outcome: "accept" | "rework" | "fail", by: string): AttemptReport {
  if (outcome === "fail") return { ...NOTHING, outcome: { kind: "error", message: "Played as a failure" } };
  return { ...NOTHING, outcome: { kind: "done", by, note: null } };
}

/** What a runner reports of an attempt whose time is up. */
export const TIMED_OUT: AttemptReport = { ...NOTHING, outcome: { kind: "timed-out" } };
