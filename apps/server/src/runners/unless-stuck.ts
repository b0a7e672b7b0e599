import { ApiError } from "@planloom/api";
import { unavailabilityOf } from "@planloom/db";
import type { RunId } from "@planloom/scheduler";
import type { Logger } from "pino";

/**
 * Does something with one run of several, and gives `null` where that run cannot be moved: one that is damaged, or that
 * a newer server has written to, must not keep a runner from working on the others. The log says why. Rejects with what
 * the caller is to be told, and where the database cannot do it at the moment, because all is asked for again then.
 */
export async function unlessStuck<Done>(logger: Logger, run: RunId, work: () => Promise<Done>): Promise<Done | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApiError || unavailabilityOf(error) !== null) throw error;
    logger.error({ err: error, run }, "a run cannot be moved");
    return null;
  }
}
