import fc from "fast-check";
import { expect, test } from "vitest";
import { readTar, TAR_END, tarHeader, tarPadding } from "./tar.ts";

async function* pieces(whole: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
}

const archive = (files: readonly (readonly [string, Uint8Array])[]): Buffer =>
  Buffer.concat([...files.flatMap(([name, bytes]) => [tarHeader(name, bytes.length), Buffer.from(bytes), tarPadding(bytes.length)]), TAR_END]);

async function read(source: AsyncIterable<Buffer>): Promise<[string, Buffer][]> {
  const found: [string, Buffer][] = [];
  for await (const { name, content } of readTar(source)) {
    const chunks: Buffer[] = [];
    for await (const chunk of content) chunks.push(chunk);
    found.push([name, Buffer.concat(chunks)]);
  }
  return found;
}

const files = fc.array(fc.tuple(fc.stringMatching(/^[a-z0-9/._-]{1,100}$/), fc.uint8Array({ maxLength: 1_500 })), { maxLength: 5 });

test("what goes into an archive comes out of it, however the bytes arrive", async () => {
  await fc.assert(
    fc.asyncProperty(files, fc.integer({ min: 1, max: 2_000 }), async (given, size) => {
      expect(await read(pieces(archive(given), size))).toEqual(given.map(([name, bytes]) => [name, Buffer.from(bytes)]));
    }),
  );
});

test("an archive that was cut off anywhere before its end is refused", async () => {
  const whole = archive([["a", Buffer.from("hello")], ["b", Buffer.alloc(700, 7)]]);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: whole.length - TAR_END.length }), async (length) => {
      await expect(read(pieces(whole.subarray(0, length), 100))).rejects.toThrow("too soon");
    }),
  );
});

test("a header that was changed is refused", async () => {
  const whole = archive([["a", Buffer.from("hello")]]);
  whole.writeUInt8(whole.readUInt8(0) + 1, 0);
  await expect(read(pieces(whole, 100))).rejects.toThrow("add up");
});
