const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in at most two units: `8 s`, `3 min 20 s`, `45 min`, `2 h 5 min`, `3 d 4 h`. Negative counts as 0. */
export function durationWords(ms: number): string {
  const length = Math.max(0, ms);
  if (length < SECOND) return "under 1 s";
  if (length < MINUTE) return `${Math.floor(length / SECOND)} s`;
  // Seconds are of no interest once minutes are many.
  if (length < 10 * MINUTE) return twoUnits(length, [MINUTE, "min"], [SECOND, "s"]);
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min`;
  if (length < DAY) return twoUnits(length, [HOUR, "h"], [MINUTE, "min"]);
  return twoUnits(length, [DAY, "d"], [HOUR, "h"]);
}

/** How long ago something was: `just now`, `3 min ago`, `2 d ago`. */
export function agoWords(ms: number): string {
  if (ms < 10 * SECOND) return "just now";
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s ago`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ago`;
  return ms < DAY ? `${Math.floor(ms / HOUR)} h ago` : `${Math.floor(ms / DAY)} d ago`;
}

/** Minutes as people write estimates: `20 min`, `1 h 30 min`, `30 s`. */
export function minutesWords(minutes: number): string {
  return minutes <= 0 ? "0 min" : durationWords(Math.round(minutes * 60) * SECOND);
}

type Unit = readonly [ms: number, name: string];

function twoUnits(length: number, [large, largeName]: Unit, [small, smallName]: Unit): string {
  const rest = Math.floor((length % large) / small);
  const whole = `${Math.floor(length / large)} ${largeName}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallName}`;
}
