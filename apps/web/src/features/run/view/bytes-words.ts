const UNITS = ["bytes", "KB", "MB", "GB"] as const;

/** A size as people say it: `812 bytes`, `4.2 KB`, `17 MB`. */
export function bytesWords(bytes: number): string {
  const power = Math.min(UNITS.length - 1, bytes < 1_000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const size = bytes / 1_000 ** power;
  return `${power === 0 || size >= 10 ? Math.round(size) : size.toFixed(1)} ${UNITS[power]}`;
}
