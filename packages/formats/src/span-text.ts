/**
 * A duration in minutes as short as it stays exact enough: `3 ms`, `6.5 s`, `42 s`, `6 min 52 s`, `52 min`,
 * `2 h 05 min`, `1,333 h`.
 */
export function spanText(minutes: number): string {
  const seconds = minutes * 60;
  if (seconds <= 0) return "0 s";
  if (seconds < 1) return `${Math.max(1, Math.round(seconds * 1_000))} ms`;
  if (seconds < 9.95) return `${Number(seconds.toFixed(1))} s`;
  if (seconds < 59.5) return `${Math.round(seconds)} s`;
  if (minutes < 10) return `${Math.floor(Math.round(seconds) / 60)} min${Math.round(seconds) % 60 === 0 ? "" : ` ${Math.round(seconds) % 60} s`}`;
  if (minutes >= 6_000) return `${countText(Math.round(minutes / 60))} h`;
  const whole = Math.round(minutes);
  return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h${whole % 60 === 0 ? "" : ` ${String(whole % 60).padStart(2, "0")} min`}`;
}

/** A whole number as it is read: `12,345`. */
export function countText(count: number): string {
  return count.toLocaleString("en");
}

/** A count with its noun: `1 task`, `12 tasks`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${countText(count)} ${count === 1 ? noun : plural}`;
}
