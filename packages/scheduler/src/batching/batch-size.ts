/** A batch under this is more coordination than work. */
export const MICRO_MINUTES = 10;
/** A batch over this is checked in too late. */
export const DEEP_MINUTES = 45;

/** `micro` and `deep` batches are worth a second look; `usual` ones are not. */
export type BatchSize = "micro" | "usual" | "deep";

/** What a batch of some minutes is called. */
export function batchSize(minutes: number): BatchSize {
  if (minutes < MICRO_MINUTES) return "micro";
  return minutes > DEEP_MINUTES ? "deep" : "usual";
}
