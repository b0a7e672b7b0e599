const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const STEPS = [
  1, 2, 5, 10, 15, 30,
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * 60),
  ...[1, 2, 3, 6, 12, 24, 48, 168].map((hours) => hours * 3_600),
].map((seconds) => seconds * SECOND);

export interface TimeTick {
  /** Milliseconds after the start. */
  readonly at: number;
  readonly label: string;
}

/** Round times from 0 to `lengthMs` for an axis, at most `most` of them after the first. */
export function timeTicks(lengthMs: number, most: number): TimeTick[] {
  const last = STEPS.at(-1) ?? HOUR;
  const step = STEPS.find((candidate) => lengthMs / candidate <= most) ?? Math.ceil(lengthMs / most / last) * last;
  return Array.from({ length: Math.floor(lengthMs / step) + 1 }, (_, index) => ({ at: index * step, label: tickLabel(index * step, step) }));
}

function tickLabel(at: number, step: number): string {
  if (at === 0) return "0";
  if (step < MINUTE) return at < MINUTE ? `${at / SECOND} s` : `${Math.floor(at / MINUTE)}:${String((at % MINUTE) / SECOND).padStart(2, "0")}`;
  if (step < HOUR) return at < HOUR ? `${at / MINUTE} min` : `${Math.floor(at / HOUR)}:${String((at % HOUR) / MINUTE).padStart(2, "0")} h`;
  return `${at / HOUR} h`;
}
