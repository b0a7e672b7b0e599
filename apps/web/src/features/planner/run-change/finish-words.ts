import type { RunPreview } from "@planloom/api";
import { minutesWords } from "@planloom/ui";

/** What a change does to the finish, in one sentence. */
export function finishWords({ beforeMinutes, afterMinutes }: Extract<RunPreview, { kind: "possible" }>["finish"]): string {
  if (afterMinutes === null) return "When the run will be done cannot be said.";
  const end = `The run will be done in about ${minutesWords(afterMinutes)}`;
  if (beforeMinutes === null) return `${end}; without the change that could not be said.`;
  if (beforeMinutes === afterMinutes) return `${end}, as before.`;
  const difference = minutesWords(Math.abs(afterMinutes - beforeMinutes));
  return `${end}: ${difference} ${afterMinutes > beforeMinutes ? "later" : "earlier"} than without the change.`;
}
