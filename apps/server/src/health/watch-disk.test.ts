import fc from "fast-check";
import { pino } from "pino";
import { expect, onTestFinished, test, vi } from "vitest";
import { isLow, watchDisk } from "./watch-disk.ts";

const GIB = 1_024 ** 3;

test("a disk that is low is low until a tenth more than the floor is free", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 1, max: 1_000 }), (free, floorBytes) => {
      const space = { freeBytes: free, totalBytes: 10_000 };
      const [fresh, again] = [false, true].map((wasLow) => isLow(space, { floorBytes, wasLow }));
      expect(fresh).toBe(free < floorBytes);
      // Whatever is low at first sight is low at the second, and only a tenth above the floor ends it.
      expect(again).toBe(fresh === true || free < floorBytes * 1.1);
    }),
  );
});

test("the usual floor is 1 GiB, and on small disks 5 % of them; each change is told once", async () => {
  const disk = { freeBytes: 2 * GIB, totalBytes: 100 * GIB };
  const told: (number | null)[] = [];
  const watch = watchDisk({ floorBytes: null, read: async () => ({ ...disk }), onChange: () => told.push(watch.low()?.floorBytes ?? null), everyMs: 5, logger: pino({ level: "silent" }) });
  onTestFinished(() => watch.stop());
  await vi.waitFor(() => expect(watch.space()).toEqual(disk));
  disk.freeBytes = GIB - 1;
  await vi.waitFor(() => expect(told).toEqual([GIB]));
  disk.freeBytes = 2 * GIB;
  await vi.waitFor(() => expect(told).toEqual([GIB, null]));
  Object.assign(disk, { freeBytes: GIB / 2, totalBytes: 4 * GIB });
  await vi.waitFor(() => expect(watch.space()?.totalBytes).toBe(4 * GIB));
  expect(watch.low()).toBeNull();
});
