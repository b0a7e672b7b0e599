import type { Advice, AdviceList, Evidence } from "@planloom/scheduler";
import { minutesWords } from "@planloom/ui";

/** How a piece of advice is known, in a few words. */
export function evidenceWords(evidence: Evidence): string {
  switch (evidence.kind) {
    case "simulation":
      return `Simulated: ends after ${minutesWords(evidence.finishMinutes)}${evidence.isCertain ? ", sooner than any schedule of the plan as it is" : ""}`;
    case "bound":
      return `Proven: nothing ends before ${minutesWords(evidence.minutes)}`;
    case "rule-of-thumb":
      return "A rule of thumb";
  }
}

/** What following it gains; `null` where nobody can tell. */
export function gainWords({ gainMinutes }: Advice): string | null {
  return gainMinutes === null ? null : `−${minutesWords(gainMinutes)}`;
}

/** What has been found out, above the list. */
export function progressWords({ tried, total, finishMinutes }: AdviceList): string {
  const changes = total === 0 ? "There was no change to try" : `${tried.toLocaleString()} of ${total.toLocaleString()} ${total === 1 ? "change" : "changes"} tried by scheduling the plan with it`;
  return `The plan ends after ${minutesWords(finishMinutes)}. ${changes}.`;
}
