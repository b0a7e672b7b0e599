import type { Logger } from "pino";

/** Tells each listener of something that is done; one that fails keeps neither the others nor whoever tells them from going on. */
export function tellAll<Told>(listeners: readonly ((told: Told) => void)[], logger: Logger): (told: Told) => void {
  return (told) => {
    for (const listen of listeners) {
      try {
        listen(told);
      } catch (error) {
        logger.error({ err: error }, "a listener failed");
      }
    }
  };
}
