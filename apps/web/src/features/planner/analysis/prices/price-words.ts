import type { Cause, ConflictPrice, Plan, ProblemPlace, TaskId } from "@planloom/scheduler";
import { minutesWords } from "@planloom/ui";
import { counted } from "../headlines.ts";
import { placeNames } from "../problem-words.ts";

/** What holds the finish up, in words, and where a person finds it. */
export interface CauseWords {
  readonly name: string;
  /** What the tasks or batches do because of it. */
  readonly detail: string;
  /** The tasks to look at. */
  readonly tasks: readonly TaskId[];
  /** Where it is set; `null` where the tasks are the place. */
  readonly place: ProblemPlace | null;
}

/** Says of a cause what it is and whom it holds up. */
export function causeWords(plan: Plan, cause: Cause): CauseWords {
  const nameOf = placeNames(plan);
  switch (cause.kind) {
    case "files":
      return { name: cause.pattern, detail: `${counted(cause.tasks.length, "task")} of which only one at a time may write there`, tasks: cause.tasks, place: null };
    case "resource": {
      const place = { kind: "resource", id: cause.resource } as const;
      const tasks = plan.tasks.filter(({ resources }) => resources.some(({ resource }) => resource === cause.resource)).map(({ id }) => id);
      return { name: nameOf(place), detail: `${counted(tasks.length, "task")} ${tasks.length === 1 ? "uses" : "use"} it`, tasks, place };
    }
    case "agent": {
      const place = { kind: "agent", id: cause.agent } as const;
      const capacity = plan.agents.find(({ id }) => id === cause.agent)?.capacity ?? 1;
      return { name: nameOf(place), detail: capacity === 1 ? "does one batch at a time" : `does ${capacity} batches at once at most`, tasks: [], place: { ...place, field: "capacity" } };
    }
    case "hours": {
      const place = { kind: "agent", id: cause.agent } as const;
      return { name: nameOf(place), detail: "is there only in its hours", tasks: [], place: { ...place, field: "hours" } };
    }
    case "most-at-once": {
      const { maxParallel } = plan.settings;
      return { name: maxParallel === 1 ? "One batch at once" : `${maxParallel} batches at once`, detail: "is what the settings of the plan allow", tasks: [], place: { kind: "settings", field: "maxParallel" } };
    }
    case "dependency": {
      const place = { kind: "dependency", from: cause.from, to: cause.to } as const;
      return { name: nameOf(place), detail: "waits for what comes before", tasks: [cause.from, cause.to], place };
    }
  }
}

/** A price in words. */
export interface PriceWords {
  /** `25 min`, or `up to 25 min` while only a bound is known. */
  readonly value: string;
  /** How sure that is. */
  readonly detail: string;
}

/** Says what something costs, and what it cannot cost more than. */
export function priceWords({ minutes, atMostMinutes, isSettled }: Pick<ConflictPrice, "minutes" | "atMostMinutes" | "isSettled">): PriceWords {
  if (!isSettled) return { value: `up to ${minutesWords(Math.round(atMostMinutes))}`, detail: "not solved yet" };
  const most = minutesWords(Math.round(atMostMinutes));
  const found = minutesWords(Math.round(minutes));
  return { value: found, detail: found === most ? "and no more" : `${most} at most` };
}

/** The change to make, and what it gains where that is only a part of the price. */
export function changeWords({ advice, minutes, changeMinutes }: Pick<ConflictPrice, "advice" | "minutes" | "changeMinutes">): string {
  if (changeMinutes === null || minutesWords(Math.round(changeMinutes)) === minutesWords(Math.round(minutes))) return advice;
  return changeMinutes < 0.5 ? `${advice} That alone gains nothing; it takes more of it.` : `${advice} That alone gains ${minutesWords(Math.round(changeMinutes))}.`;
}

/** What the list says as a whole. */
export function surveyWords(prices: readonly ConflictPrice[]): string {
  const dearest = Math.max(0, ...prices.filter(({ isSettled }) => isSettled).map(({ minutes }) => minutes));
  if (dearest === 0) return "What could end the plan earlier is being looked for.";
  return `Without one of these the plan would end up to ${minutesWords(Math.round(dearest))} earlier. Each is priced by itself; gains do not add up.`;
}
