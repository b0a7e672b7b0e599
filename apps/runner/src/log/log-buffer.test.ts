import fc from "fast-check";
import { expect, test } from "vitest";
import { LogBuffer } from "./log-buffer.ts";

/** Sends all that waits to a log that takes only `share` of each piece, cut between characters, and returns that log. */
function drain(buffer: LogBuffer, share = 1): string {
  let log = "";
  for (let piece = buffer.next(); piece !== null; piece = buffer.next()) {
    expect(piece.from).toBe(Buffer.byteLength(log));
    expect(Buffer.byteLength(piece.text)).toBeLessThanOrEqual(65_536);
    const characters = Array.from(piece.text);
    log += characters.slice(0, Math.max(1, Math.ceil(characters.length * share))).join("");
    buffer.acknowledge(Buffer.byteLength(log));
  }
  return log;
}

const texts = fc.array(fc.string({ unit: "binary", maxLength: 50 }).map((text) => text.replaceAll("\0", "")), { maxLength: 50 });

test("what comes out is what went in, however it is cut and however little of it is acknowledged", () => {
  fc.assert(
    fc.property(texts, fc.constantFrom(1, 0.5, 0.01), (pieces, share) => {
      const buffer = new LogBuffer();
      for (const piece of pieces) buffer.append(piece);
      expect(drain(buffer, share)).toBe(pieces.join(""));
      expect(buffer.waitingBytes).toBe(0);
    }),
  );
});

test("characters of several bytes are not cut at the border of two pieces", () => {
  const buffer = new LogBuffer();
  const text = `x${"🚀".repeat(50_000)}`;
  buffer.append(text);
  expect(drain(buffer)).toBe(text);
});

test("a million tiny writes take no more memory than one large one", () => {
  const buffer = new LogBuffer();
  for (let index = 0; index < 1_000_000; index += 1) buffer.append("x");
  let pieces = 0;
  for (let piece = buffer.next(); piece !== null; piece = buffer.next()) {
    pieces += 1;
    buffer.acknowledge(piece.from + piece.text.length);
  }
  expect(pieces).toBeLessThan(20);
});

test("a byte order mark and NUL characters do not shift the offsets", () => {
  const buffer = new LogBuffer();
  buffer.append("\uFEFFa\0b");
  expect(buffer.next()).toEqual({ from: 0, text: "\uFEFFab" });
});

test("what is taken out is what went in, and what comes after begins behind it", () => {
  const buffer = new LogBuffer();
  buffer.append("ä".repeat(50_000));
  const taken: Uint8Array[] = [];
  for (let bytes = buffer.take(); bytes !== null; bytes = buffer.take()) taken.push(bytes);
  expect(Buffer.concat(taken).toString()).toBe("ä".repeat(50_000));
  buffer.append("b");
  expect(buffer.next()).toEqual({ from: 100_000, text: "b" });
});

test("a server that already has more than was ever sent is continued from there", () => {
  const buffer = new LogBuffer();
  buffer.append("new");
  buffer.acknowledge(500);
  expect(buffer.next()).toEqual({ from: 500, text: "new" });
});
