import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { dropBefore, listPieces, type LogPlace, putBytes, readPiece } from "./log-pieces.ts";

/** All that is there, by offset. */
async function contentOf(place: LogPlace): Promise<Map<number, number>> {
  const content = new Map<number, number>();
  for (const piece of await listPieces(place)) {
    const bytes = await readPiece(piece, piece.from, piece.to - piece.from);
    bytes?.forEach((byte, index) => content.set(piece.from + index, byte));
  }
  return content;
}

const step = fc.record({ at: fc.nat(150), bytes: fc.uint8Array({ minLength: 1, maxLength: 30 }), isNext: fc.boolean(), keep: fc.integer({ min: 20, max: 200 }) });

test("what is put in its place is there, what was there from that place on is not, and old pieces go as a whole", async () => {
  const folder = await mkdtemp(join(tmpdir(), "planloom-pieces-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      count += 1;
      const place = { head: join(folder, String(count)), rest: join(folder, `${count}.rest`), pieceBytes: 16 };
      const model = new Map<number, number>();
      let end = 0;
      for (const { at: anywhere, bytes, isNext, keep } of steps) {
        const at = isNext ? end : anywhere;
        await putBytes(place, Buffer.from(bytes), at);
        for (const offset of model.keys()) if (offset >= at) model.delete(offset);
        bytes.forEach((byte, index) => model.set(at + index, byte));
        end = at + bytes.length;
        expect(await contentOf(place)).toEqual(model);
        await dropBefore(place, end - keep);
        const left = await contentOf(place);
        for (const [offset, byte] of model) {
          if (offset >= end - keep) expect(left.get(offset)).toBe(byte);
          if (!left.has(offset)) model.delete(offset);
        }
        expect(left).toEqual(model);
      }
    }),
  );
});
