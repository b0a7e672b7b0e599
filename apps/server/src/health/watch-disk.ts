import { statfs } from "node:fs/promises";
import type { ServerStatus } from "@planloom/api";
import type { Logger } from "pino";
import { type Ticking, tick } from "../engine/tick.ts";

/** How much room a disk has, bytes. */
export interface DiskSpace {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** Looks after the disk of the data folder. */
export interface DiskWatch extends Ticking {
  /** The free space is under the floor: nothing new may be begun; `null` while there is room. */
  low(): ServerStatus["diskLow"];
  /** What it saw last; `null` before it has looked. */
  space(): DiskSpace | null;
}

interface WatchParts {
  /** `null` for 1 GiB or 5 % of the disk, whichever is smaller. */
  readonly floorBytes: number | null;
  readonly read: () => Promise<DiskSpace>;
  /** Told when it becomes low, and when there is room again. */
  readonly onChange: () => void;
  readonly everyMs: number;
  readonly logger: Logger;
}

const GIB = 1_024 ** 3;

/** The space on the disk of a folder, as much of it as an ordinary user may fill. */
export async function diskSpace(folder: string): Promise<DiskSpace> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

/** Whether so little is left that nothing new may be begun. Once it is so, a tenth more than the floor has to be free: at the very edge it would change with each log line. */
export function isLow({ freeBytes }: DiskSpace, { floorBytes, wasLow }: { floorBytes: number; wasLow: boolean }): boolean {
  return freeBytes < (wasLow ? floorBytes * 1.1 : floorBytes);
}

export function watchDisk({ floorBytes, read, onChange, everyMs, logger }: WatchParts): DiskWatch {
  let space: DiskSpace | null = null;
  let low: ServerStatus["diskLow"] = null;
  const look = async (): Promise<void> => {
    space = await read();
    const floor = floorBytes ?? Math.min(GIB, space.totalBytes * 0.05);
    const before = low;
    low = isLow(space, { floorBytes: floor, wasLow: before !== null }) ? { freeBytes: space.freeBytes, floorBytes: floor } : null;
    if ((before === null) === (low === null)) return;
    if (low === null) logger.info(space, "there is room on the disk again");
    else logger.error(low, "the disk is nearly full: no run is started and no work is given out until there is room");
    onChange();
  };
  return { ...tick(look, { everyMs, logger, name: "looking at the disk" }), low: () => low, space: () => space };
}
