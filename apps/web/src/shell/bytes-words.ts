const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

/** A size as people read it, in at most three digits: `0 B`, `840 MiB`, `1.5 GiB`. */
export function bytesWords(bytes: number): string {
  let size = Math.max(0, bytes);
  let unit = 0;
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1_024;
    unit += 1;
  }
  return `${size >= 10 || unit === 0 ? Math.round(size) : Math.round(size * 10) / 10} ${UNITS[unit]}`;
}
