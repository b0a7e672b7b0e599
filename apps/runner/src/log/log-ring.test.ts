import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { LogRing } from "./log-ring.ts";

test("what is read is what was added at that place, and what was written over is not there", async () => {
  const folder = temporaryFolder();
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(50), fc.array(fc.uint8Array({ minLength: 1, maxLength: 20 }), { maxLength: 20 }), fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 30 })), { maxLength: 10 }), async (from, pieces, questions) => {
      const ring = await LogRing.open(join(folder, String((count += 1))), 64);
      ring.begin(from);
      for (const piece of pieces) await ring.append(piece);
      const whole = Buffer.concat([Buffer.alloc(from), ...pieces]);
      expect({ start: ring.start, end: ring.end }).toEqual({ start: Math.max(from, whole.length - 64), end: whole.length });
      for (const [offset, most] of questions) {
        const isThere = offset >= ring.start && offset < ring.end;
        expect(await ring.read(offset, most)).toEqual(isThere ? whole.subarray(offset, offset + most) : null);
      }
      await ring.close();
    }),
  );
});
