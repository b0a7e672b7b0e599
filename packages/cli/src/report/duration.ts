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

/** Milliseconds as a clock: `0:07`, `12:30`, `1:02:03`. */
export function clockText(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1_000));
  const pad = (value: number): string => String(value).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}:${pad(seconds % 60)}` : `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(seconds % 60)}`;
}
