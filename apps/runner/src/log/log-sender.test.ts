import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import type { Fence } from "../protocol.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { TestLogs } from "../testing/test-logs.ts";
import { HEAD_BYTES, TAIL_BYTES } from "./log-limits.ts";
import { LogSender, type LogSenderOptions, type Piece } from "./log-sender.ts";

const FENCE: Fence = { run: "run", attempt: "a#1", epoch: 1 };
const ringPath = (): string => join(temporaryFolder(), "log");

function openSender(options: LogSenderOptions): LogSender {
  const sender = new LogSender(options);
  onTestFinished(() => sender.close());
  return sender;
}

/** A server's log that can be held up, and fails as often as it is told. */
function fakeLog() {
  const logs = new TestLogs();
  const log = {
    failures: 0,
    pieces: [] as Piece[],
    open: Promise.resolve(),
    get text() {
      return logs.textOf(FENCE);
    },
    push: async (piece: Piece) => {
      await log.open;
      await turn();
      log.pieces.push(piece);
      // It breaks after it has done its work, so the same piece comes again.
      const size = logs.append(FENCE, piece);
      if (log.failures > 0) {
        log.failures -= 1;
        throw new Error("connection lost");
      }
      return size;
    },
  };
  return log;
}

/** Writes numbered lines of 100 bytes, as fast as there is room, until there are so many bytes; returns all of it. */
async function writeLines(sender: LogSender, bytes: number): Promise<string> {
  const lines: string[] = [];
  for (let index = 0; index * 100 < bytes; index += 1) {
    const line = `${String(index).padStart(9, "0")} ${"ä".repeat(44)}.\n`;
    lines.push(line);
    sender.write(line);
    await sender.room();
    if (index % 600 === 0) await turn();
  }
  return lines.join("");
}

test("a piece whose acknowledgement was lost is not in the log twice", async () => {
  const log = fakeLog();
  log.failures = 2;
  const sender = openSender({ push: log.push, isFinal: () => false, ringPath: ringPath() });
  sender.write("one\n");
  await sender.flush(10_000);
  sender.write("two\n");
  await sender.flush(10_000);
  expect(log.text).toBe("one\ntwo\n");
});

test("small writes travel together", async () => {
  const log = fakeLog();
  const sender = openSender({ push: log.push, isFinal: () => false, ringPath: ringPath() });
  for (let index = 0; index < 1_000; index += 1) sender.write("line\n");
  await sender.flush(10_000);
  expect({ length: log.text.length, pushes: log.pieces.length }).toEqual({ length: 5_000, pushes: 1 });
});

test("a log of 8 MiB arrives whole, however slow the server is, and keeps nobody waiting once its beginning is there", async () => {
  const log = fakeLog();
  const sender = openSender({ push: log.push, isFinal: () => false, ringPath: ringPath() });
  let text = await writeLines(sender, HEAD_BYTES);
  await sender.flush(10_000);
  const { promise, resolve } = Promise.withResolvers<void>();
  log.open = promise;
  text += await writeLines(sender, TAIL_BYTES - 1_000);
  resolve();
  log.failures = 3;
  await sender.flush(20_000);
  expect(log.text === text).toBe(true);
});

test("of a longer log the first 1 MiB and the last 7 MiB are there in the end, with nothing lost within", async () => {
  const log = fakeLog();
  const sender = openSender({ push: log.push, isFinal: () => false, ringPath: ringPath() });
  const text = Buffer.from(await writeLines(sender, 30 * HEAD_BYTES));
  await sender.flush(20_000);
  const parts = log.text.split(/\[(\d+) bytes\]/);
  const [head = "", tail = ""] = [parts[0], parts.at(-1)];
  expect(Buffer.byteLength(head)).toBeGreaterThanOrEqual(HEAD_BYTES);
  expect(Buffer.byteLength(tail)).toBeGreaterThan(TAIL_BYTES - 200);
  const lengths = parts.map((part, index) => (index % 2 === 0 ? Buffer.byteLength(part) : Number(part)));
  expect(lengths.reduce((sum, length) => sum + length)).toBe(text.length);
  expect(text.subarray(0, Buffer.byteLength(head)).equals(Buffer.from(head))).toBe(true);
  expect(text.subarray(text.length - Buffer.byteLength(tail)).equals(Buffer.from(tail))).toBe(true);
  expect(tail).toMatch(/^\d{9} ä/);
});

test("while a long log grows, its newest part is shown again and again", async () => {
  const log = fakeLog();
  const sender = openSender({ push: log.push, isFinal: () => false, ringPath: ringPath() });
  await writeLines(sender, 12 * HEAD_BYTES);
  const { length } = log.pieces;
  let written = 12 * HEAD_BYTES;
  while (log.pieces.length < length + 3) written += Buffer.byteLength(await writeLines(sender, 500_000));
  const newest = log.pieces.at(-1);
  expect(newest?.text).toMatch(/^\d{9} ä/);
  expect((newest?.from ?? 0) + Buffer.byteLength(newest?.text ?? "")).toBeGreaterThan(written - 3 * HEAD_BYTES);
});

test("the beginning is not given up: while the server does not take it, the writer waits", async () => {
  const log = fakeLog();
  const { promise, resolve } = Promise.withResolvers<void>();
  log.open = promise;
  const sender = openSender({ push: log.push, isFinal: () => false, ringPath: ringPath() });
  let isWritten = false;
  const writing = writeLines(sender, 20 * HEAD_BYTES).then(() => (isWritten = true));
  await sender.flush(1_500);
  expect(isWritten).toBe(false);
  resolve();
  await writing;
  await sender.flush(20_000);
  expect(log.text.slice(0, 9)).toBe("000000000");
  expect(Buffer.byteLength(log.text.split("[")[0] ?? "")).toBeGreaterThanOrEqual(HEAD_BYTES);
});

test("a disk that does not take the log keeps nobody waiting", async () => {
  const log = fakeLog();
  const { promise, resolve } = Promise.withResolvers<void>();
  log.open = promise;
  const sender = openSender({ push: log.push, isFinal: () => false, ringPath: join(temporaryFolder(), "gone", "log") });
  await writeLines(sender, 12 * HEAD_BYTES);
  resolve();
  await expect(sender.flush(1_000)).resolves.toBeUndefined();
});

test("a flush gives up in time while the server is away", async () => {
  const sender = openSender({ isFinal: () => false, push: () => Promise.reject(new Error("away")), ringPath: ringPath() });
  sender.write("text");
  await expect(sender.flush(20)).resolves.toBeUndefined();
});

test("a log that the server refuses for good keeps nobody waiting", async () => {
  const sender = openSender({ isFinal: () => true, push: () => Promise.reject(new Error("refused")), ringPath: ringPath() });
  await writeLines(sender, 12 * HEAD_BYTES);
  expect(sender.room()).toBeNull();
});

test("lines of the runner begin on a line of their own", async () => {
  const log = fakeLog();
  const sender = openSender({ push: log.push, isFinal: () => false, ringPath: ringPath() });
  sender.note("first");
  sender.write("no line break");
  sender.note("second");
  await sender.flush(10_000);
  expect(log.text).toBe("── first ──\nno line break\n── second ──\n");
});
