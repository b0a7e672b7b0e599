import type { WorkingHours } from "./plan.ts";

/** What is wrong with the hours of an agent, as the end of a sentence; `null` where they are right. */
export function hoursFault(hours: readonly WorkingHours[]): string | null {
  for (const { days, from, to } of hours) {
    if (days.length === 0) return "name no day; use 1 (Monday) to 7 (Sunday).";
    const day = days.find((each, index) => !(Number.isInteger(each) && each >= 1 && each <= 7) || days.indexOf(each) < index);
    if (day !== undefined) return `name the day ${day}; use each of 1 (Monday) to 7 (Sunday) at most once.`;
    const time = CLOCK.test(from) ? (CLOCK.test(to) || to === "24:00" ? undefined : to) : from;
    if (time !== undefined) return `name the time "${time}"; write it as HH:MM, like 09:30.`;
    // Two digits each, so the order of the texts is that of the times.
    if (from >= to) return `go from ${from} to ${to}; end later than they start, and write a night as two periods.`;
  }
  return null;
}

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
