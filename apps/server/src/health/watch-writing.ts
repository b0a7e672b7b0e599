import type { Logger } from "pino";
import { type Ticking, tick } from "../engine/tick.ts";
import { REAL_TIME, type Time } from "../engine/time.ts";
import { systemCode } from "../system-code.ts";
import type { tryWriting } from "./try-writing.ts";
import { writeTroubleWords } from "./write-trouble.ts";

/** Looks whether files can be written to the data folder. */
export interface WriteWatch extends Ticking {
  /** Why they cannot, and what to do about it, in whole sentences; `null` while they can, and before it has looked. */
  trouble(): string | null;
}

interface WatchParts {
  readonly write: () => ReturnType<typeof tryWriting>;
  /** Told when it begins, becomes another, and ends. */
  readonly onChange: () => void;
  readonly everyMs: number;
  /** A disk that has not answered by then, as one on a network may never do, counts as one that cannot be written to. */
  readonly withinMs: number;
  readonly time?: Time;
  readonly logger: Logger;
}

type Tried = Awaited<ReturnType<WatchParts["write"]>>;

const SILENT = Object.assign(new Error("the disk does not answer"), { code: "ETIMEDOUT" });

/** Never has two tries under way: each may hold one of the few threads that work with files. */
export function watchWriting({ write, onChange, everyMs, withinMs, time = REAL_TIME, logger }: WatchParts): WriteWatch {
  let trouble: string | null = null;
  let underWay: Promise<Tried> | null = null;
  const tryOnce = (): Promise<Tried> => {
    underWay ??= write().finally(() => (underWay = null));
    return inTime(underWay, withinMs, time);
  };
  const look = async (): Promise<void> => {
    const tried = await tryOnce();
    const before = trouble;
    trouble = tried === null ? null : writeTroubleWords({ folder: tried.folder, code: systemCode(tried.error) });
    if (trouble === before) return;
    if (tried === null) logger.info("files can be written again");
    else logger.error({ err: tried.error, folder: tried.folder }, "files cannot be written: no run is started and no work is given out until they can");
    onChange();
  };
  return { ...tick(look, { everyMs, time, logger, name: "trying to write files" }), trouble: () => trouble };
}

async function inTime(tried: Promise<Tried>, withinMs: number, time: Time): Promise<Tried> {
  const late = Promise.withResolvers<Tried>();
  const cancel = time.after(withinMs, () => late.resolve({ folder: ".", error: SILENT }));
  try {
    return await Promise.race([tried, late.promise]);
  } finally {
    cancel();
  }
}
