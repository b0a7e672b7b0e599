import type { Analysis } from "@planloom/scheduler";
import { minutesWords, type Tone } from "@planloom/ui";

/** One number of a plan, in words. */
export interface Headline {
  readonly label: string;
  readonly value: string;
  /** What puts the number into proportion; `null` where there is nothing to add. */
  readonly detail: string | null;
  readonly tone: Tone;
}

/** What cannot be computed yet, such as the finish of a plan without tasks. */
const NOTHING = "–";

/** The five numbers to look at first. Calls a finish optimal only where that was proven. */
export function headlines({ schedule, soloMinutes, criticalMinutes, criticalPath, conflicts }: Analysis): readonly Headline[] {
  const { open, ordered, isExact } = conflicts.count;
  const finish = schedule?.makespanMinutes ?? 0;
  return [
    { label: "Finish", value: schedule === null ? NOTHING : minutesWords(finish), detail: schedule === null ? "nothing to schedule" : boundWords(schedule), tone: "accent" },
    { label: "Alone", value: minutesWords(soloMinutes), detail: "one worker", tone: "neutral" },
    { label: "Speed-up", value: finish > 0 ? speedUpWords(soloMinutes / finish) : NOTHING, detail: null, tone: "neutral" },
    { label: "Critical path", value: minutesWords(criticalMinutes), detail: criticalPath.length === 0 ? null : counted(criticalPath.length, "task"), tone: "neutral" },
    { label: "Collisions", value: isExact ? String(open) : `${open}+`, detail: ordered === 0 ? null : `${ordered} kept apart by order`, tone: open === 0 ? "success" : "warning" },
  ];
}

/** How close a schedule is to the best there can be. */
export function boundWords({ optimal, lowerBoundMinutes }: NonNullable<Analysis["schedule"]>): string {
  return optimal ? "optimal" : `at least ${minutesWords(lowerBoundMinutes)}`;
}

/** `1.7 × as fast`; a schedule that gains nothing is as fast as one worker. */
export function speedUpWords(factor: number): string {
  const rounded = Math.round(factor * 10) / 10;
  return rounded === 1 ? "as fast" : `${rounded} × as fast`;
}

/** A number with its noun: `1 task`, `2 tasks`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
