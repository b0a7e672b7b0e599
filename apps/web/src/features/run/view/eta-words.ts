import type { RunStatus } from "@planloom/scheduler";
import { durationWords } from "@planloom/ui";

export interface Eta {
  readonly status: RunStatus;
  /** Milliseconds since 1970; `null` where it cannot be said. */
  readonly finishAt: number | null;
  readonly now: number;
}

/** When the run will be done, as people say it: how much is left and the time of day. */
export function etaWords({ status, finishAt, now }: Eta): string {
  if (status === "paused") return "Paused";
  if (status === "pausing") return "Pausing";
  if (finishAt === null) return status === "running" ? "Waits for a person" : "—";
  const left = finishAt - now;
  return left < 1_000 ? "any moment" : `in ${durationWords(left)}, ${dayAndTime(finishAt, now)}`;
}

const DAY_MS = 86_400_000;

/**
 * A time that may be days away, milliseconds since 1970, in the reader's own way: with its day unless that is today,
 * and to the second where it comes within ten minutes.
 */
export function dayAndTime(at: number, now = Date.now()): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const day = isToday ? {} : Math.abs(at - now) < 6 * DAY_MS ? { weekday: "short" as const } : { day: "numeric" as const, month: "short" as const };
  const second = at > now && at - now < 600_000 ? { second: "2-digit" as const } : {};
  return new Date(at).toLocaleString(undefined, { ...day, hour: "2-digit", minute: "2-digit", ...second });
}

/** Hours and minutes in the reader's own way. */
export function timeOfDay(at: number): string {
  return new Date(at).toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
}
