const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** A bar of a length from 0 to `columns`, exact to an eighth of a column; what is above 0 is never invisible. */
export function bar(share: number, columns: number): string {
  const eighths = Math.round(Math.min(Math.max(share, 0), 1) * columns * 8);
  if (eighths === 0) return share > 0 ? "▏" : "";
  return "█".repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? "");
}

const LEVELS = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/** One character for each value, from nothing to the largest; what is above 0 is never invisible. */
export function sparkline(values: readonly number[]): string {
  const most = values.reduce((largest, value) => Math.max(largest, value), 0);
  return values.map((value) => (value > 0 && most > 0 ? (LEVELS[Math.max(1, Math.round((value / most) * 8))] ?? "█") : " ")).join("");
}
