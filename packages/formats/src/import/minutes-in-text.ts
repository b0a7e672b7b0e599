const DURATION = /(?<![\w.])(\d{1,4}(?:\.\d{1,2})?) ?(min|mins|minutes?|m|h|hrs?|hours?)(?![\w])/i;
/** A plan holds no longer tasks. */
const MOST = 100_000;

/** The first duration a text names, like `20 min`, `1.5h` or `2 hours`, in minutes; `null` where there is none. */
export function minutesInText(text: string): number | null {
  const [, number = "", unit = ""] = DURATION.exec(text) ?? [];
  const minutes = Number(number) * (unit.toLowerCase().startsWith("h") ? 60 : 1);
  return minutes > 0 ? Math.min(minutes, MOST) : null;
}
