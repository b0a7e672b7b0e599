import type { Logger } from "pino";
import { REAL_TIME, type Time } from "./time.ts";

/** Something that is done again and again until it is stopped. */
export interface Ticking {
  /** Milliseconds since it last succeeded, by a clock that nobody can set; `null` if it never did. */
  sinceDoneMs(): number | null;
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
      lastDoneAt = time.passed();
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
    sinceDoneMs: () => (lastDoneAt === null ? null : time.passed() - lastDoneAt),
    async stop() {
      stopped = true;
      cancel();
      await underWay;
    },
  };
}
