/** A time column as milliseconds since 1970. */
export const toMs = (time: Date): number => time.getTime();

/** The same for a time that may not have come yet. */
export const toMsOrNull = (time: Date | null): number | null => time?.getTime() ?? null;

/** Milliseconds since 1970 as a time column takes them. */
export const toTimeOrNull = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));
