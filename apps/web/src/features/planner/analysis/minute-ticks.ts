const HOUR = 60;
const DAY = 24 * HOUR;
const STEPS = [1, 2, 5, 10, 15, 30, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 5 * DAY, 10 * DAY, 20 * DAY, 50 * DAY];

export interface MinuteTick {
  /** Minutes from the start. */
  readonly at: number;
  readonly label: string;
}

/** Round times from 0 to `lengthMinutes` for an axis, at most `most` (1 or more) of them after the first. */
export function minuteTicks(lengthMinutes: number, most: number): readonly MinuteTick[] {
  const last = STEPS.at(-1) ?? DAY;
  const step = STEPS.find((candidate) => lengthMinutes / candidate <= most) ?? Math.ceil(lengthMinutes / most / last) * last;
  return Array.from({ length: Math.floor(lengthMinutes / step) + 1 }, (_, index) => ({ at: index * step, label: tickLabel(index * step, step) }));
}

function tickLabel(at: number, step: number): string {
  if (at === 0) return "0";
  if (step >= DAY) return `${at / DAY} d`;
  if (at < HOUR) return `${at} min`;
  const minutes = at % HOUR;
  return minutes === 0 ? `${at / HOUR} h` : `${Math.floor(at / HOUR)}:${String(minutes).padStart(2, "0")} h`;
}
