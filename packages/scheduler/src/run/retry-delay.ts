import type { Retries } from "../plan/plan.ts";
import type { Attempt } from "./run.ts";

interface Failed {
  /** How often the batch has failed by now, 1 or more. */
  readonly failures: number;
  /** The attempt that failed last. */
  readonly attempt: Pick<Attempt, "id" | "epoch">;
}

/**
 * How long to wait before the next attempt, milliseconds: doubled with each failure up to the longest wait, less a random
 * part of the share that `jitter` says. What is random follows from the attempt, so that a log always folds to the same.
 */
export function retryDelayMs({ backoffSeconds, maxBackoffSeconds, jitter }: Retries, { failures, attempt }: Failed): number {
  const longest = Math.max(backoffSeconds, maxBackoffSeconds);
  const seconds = Math.min(backoffSeconds * 2 ** (failures - 1), longest);
  return Math.round(seconds * 1000 * (1 - jitter * shareOf(`${attempt.id} ${attempt.epoch}`)));
}

/** A number from 0 to 1 (excluded) that looks random: FNV-1a (Fowler, Noll and Vo, 1991) and the last mix of MurmurHash3. */
function shareOf(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01_00_01_93);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
