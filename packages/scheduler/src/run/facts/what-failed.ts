import type { AttemptReport } from "../run.ts";

/** Says in one sentence why a report is a failure, or `null`. A failed acceptance is none: somebody looks at the work. */
export function whatFailed({ outcome, missingOutputs }: AttemptReport): string | null {
  switch (outcome.kind) {
    case "exited":
      if (outcome.code !== 0) return `It exited with code ${outcome.code}`;
      break;
    case "signalled":
      return `It was ended by signal ${outcome.signal}`;
    case "error":
      return outcome.message;
    case "timed-out":
      return "It ran out of time";
    case "stopped":
      return "Its runner stopped it";
    case "shut-down":
      return "Its runner was shut down";
    case "rate-limited":
      return "It was turned away for now";
    case "done":
      break;
  }
  return missingOutputs.length === 0 ? null : `It did not hand over ${missingOutputs.join(", ")}`;
}
