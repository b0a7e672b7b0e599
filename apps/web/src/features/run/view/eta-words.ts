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
  return left < 1_000 ? "any moment" : `in ${durationWords(left)}, ${timeOfDay(finishAt)}`;
}

/** The day of the week with hours and minutes, for a time that may be days away, in the reader's own way. */
export function dayAndTime(at: number): string {
  return new Date(at).toLocaleString(undefined, { weekday: "short", hour: "2-digit", minute: "2-digit" });
}

/** Hours and minutes in the reader's own way. */
export function timeOfDay(at: number): string {
  return new Date(at).toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
}
