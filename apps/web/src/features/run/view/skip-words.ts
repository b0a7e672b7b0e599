import type { BatchPhase } from "@planloom/scheduler";

/** Why a batch is skipped, in a few words. */
export function skipWords({ cause, by }: Extract<BatchPhase, { kind: "skipped" }>): string {
  switch (cause) {
    case "person":
    case "failure":
      return `Skipped by ${by}`;
    case "race":
      return "Another won the race";
    case "not-needed":
      return "Not needed: nothing failed";
  }
}
