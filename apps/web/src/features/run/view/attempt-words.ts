import type { Attempt, AttemptEnding, AttemptReport, Verdict } from "@planloom/scheduler";

/** Why an attempt was made, for the line under its number. */
export const CAUSE_WORDS: Readonly<Record<Attempt["cause"], string>> = {
  first: "First attempt",
  rework: "After rework",
  retry: "Tried again",
  lost: "Its runner was lost",
  "shut-down": "Its runner was shut down",
  "handed-back": "After a pause",
  "rate-limit": "After a rate limit",
  blocker: "After a blocker",
};

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  accept: "accepted",
  minor: "accepted with a minor fix",
  rework: "sent back for rework",
};

/** How the work of an attempt went, in one sentence. */
export function outcomeWords({ outcome, missingOutputs }: AttemptReport): string {
  const missing = missingOutputs.length === 0 ? "" : ` It did not hand over ${missingOutputs.join(", ")}.`;
  switch (outcome.kind) {
    case "exited":
      return `The command exited with code ${outcome.code}.${missing}`;
    case "signalled":
      return `The command was ended by signal ${outcome.signal}.${missing}`;
    case "error":
      return `${/[.!?]$/.test(outcome.message) ? outcome.message : `${outcome.message}.`}${missing}`;
    case "timed-out":
      return `It ran out of time.${missing}`;
    case "stopped":
      return `It was stopped.${missing}`;
    case "shut-down":
      return "Its runner was shut down.";
    case "rate-limited":
      return "It was turned away for now, and waits to try again.";
    case "done":
      return `${outcome.by} says it is done${outcome.note === null ? "." : `: ${outcome.note}`}${missing}`;
  }
}

/** How an attempt ended, without who or when. */
export function endingWords(ending: AttemptEnding): string {
  switch (ending.kind) {
    case "checked-in":
      return sentence(`${VERDICT_WORDS[ending.verdict]} by ${byWords(ending.by)}`);
    case "failed":
      return `Failed: ${ending.message}`;
    case "timed-out":
      return "Ran out of time";
    case "stopped":
      return `Stopped by ${ending.by}`;
    case "lost":
      return "Lost: its runner went away";
    case "shut-down":
      return "Cut short: its runner was shut down";
    case "beaten":
      return "Another won the race";
    case "blocked":
      return "Blocked";
    case "handed-back":
      return "Handed back for a pause";
    case "rate-limited":
      return "Turned away for now";
  }
}

/** Who gave a verdict: a member's name, or the acceptance command. */
export function byWords(by: string): string {
  return by === "command" ? "its acceptance command" : by;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
