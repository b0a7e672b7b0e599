/** When backups are made without being asked for, and how many are kept. */
export interface BackupSettings {
  readonly everyMs: number;
  /** The newest so many are kept, 1 or more. */
  readonly keep: number;
  /** Where they are put, absolute. */
  readonly folder: string;
  /** Whether logs and files of attempts come along. */
  readonly files: boolean;
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const LONGEST_MS = 366 * 86_400_000;

/** A time such as `30m`, `24h` or `7d` in milliseconds, from a minute to a year; `null` where the text is none. */
export function backupInterval(text: string): number | null {
  const [, count = "", unit = ""] = /^(\d{1,6})([mhd])$/.exec(text.trim()) ?? [];
  const ms = Number(count) * (UNITS[unit] ?? 0);
  return ms > 0 && ms <= LONGEST_MS ? ms : null;
}
