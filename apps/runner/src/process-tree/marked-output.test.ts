import { PassThrough, type Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { MarkedOutput } from "./marked-output.ts";

const MARK = "6ba7b810";
/** Bytes that look like the mark, or like its beginning, far more often than commands print them. */
const piece = fc.oneof(fc.constantFrom("\0", `\0${MARK.slice(0, 4)}`, `\0${MARK}`, MARK, "\n", "text", "ä"), fc.string({ maxLength: 5 }));
const output = fc.array(piece, { maxLength: 8 }).map((pieces) => Buffer.from(pieces.join("").replaceAll(`\0${MARK}\n`, "")));

async function read(reader: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const each of reader) pieces.push(each);
  return Buffer.concat(pieces);
}

test("every command gets exactly what it printed, however the pipe cuts it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(output, { minLength: 1, maxLength: 4 }), fc.infiniteStream(fc.integer({ min: 1, max: 7 })), async (outputs, cuts) => {
      const pipe = new PassThrough();
      const marked = new MarkedOutput(pipe);
      for (const printed of outputs) {
        const reading = read(marked.next(MARK));
        let rest = Buffer.concat([printed, Buffer.from(`\0${MARK}\n`)]);
        while (rest.length > 0) {
          const { value: length = 1 } = cuts.next();
          pipe.write(rest.subarray(0, length));
          rest = rest.subarray(length);
        }
        expect(await reading).toEqual(printed);
        await marked.whole;
      }
    }),
    { numRuns: 200 },
  );
});

test("what nobody reads to its end does not reach the next command", async () => {
  const pipe = new PassThrough();
  const marked = new MarkedOutput(pipe);
  marked.next(MARK).destroy();
  pipe.write(`left over\0${MARK}\n`);
  await marked.whole;
  const reading = read(marked.next("other"));
  pipe.write("mine\0other\n");
  expect(String(await reading)).toBe("mine");
});

test("an output ends with its pipe", async () => {
  const pipe = new PassThrough();
  const reading = read(new MarkedOutput(pipe).next(MARK));
  pipe.end("last words");
  expect(String(await reading)).toBe("last words");
});
