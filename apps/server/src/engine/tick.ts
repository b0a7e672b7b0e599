import type { Logger } from "pino";
import { REAL_TIME, type Time } from "./time.ts";

/** Something that is done again and again until it is stopped. */
export interface Ticking {
  /** When it last succeeded, milliseconds since 1970 by this process's clock; `null` if it never did. */
  lastDoneAt(): number | null;
  /** Resolves once nothing is under way any more. */
  stop(): Promise<void>;
}

interface TickOptions {
  readonly everyMs: number;
  readonly time?: Time;
  readonly logger: Logger;
  readonly name: string;
}

/** Does `work` at once and then `everyMs` after each end, one at a time. A failure is logged and tried again. */
export function tick(work: () => Promise<void>, { everyMs, time = REAL_TIME, logger, name }: TickOptions): Ticking {
  let lastDoneAt: number | null = null;
  let cancel: () => void = () => undefined;
  let stopped = false;
  let underWay: Promise<void> = Promise.resolve();
  const once = async (): Promise<void> => {
    try {
      await work();
      lastDoneAt = time.wall();
    } catch (error) {
      if (!stopped) logger.error({ err: error }, `${name} failed`);
    }
    if (!stopped) cancel = time.after(everyMs, begin);
  };
  const begin = (): void => {
    underWay = once();
  };
  begin();
  return {
    lastDoneAt: () => lastDoneAt,
    async stop() {
      stopped = true;
      cancel();
      await underWay;
    },
  };
}
