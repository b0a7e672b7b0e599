import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PartLog } from "./part-log.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "planloom-log-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const bytes = (text: string) => Buffer.from(text);

test("a log goes on where the last start ended, and only its owner can read it", () => {
  const path = join(folder, "server.log");
  new PartLog(path).write(bytes("first\n"));
  new PartLog(path).write(bytes("second\n"));
  expect(readFileSync(path, "utf8")).toBe("first\nsecond\n");
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("a log takes at most twice its limit and one more piece, and keeps what came last", () => {
  const path = join(folder, "busy.log");
  const log = new PartLog(path, 100);
  for (let line = 0; line < 1_000; line += 1) log.write(bytes(`line ${line}\n`));
  expect(statSync(path).size + statSync(`${path}.1`).size).toBeLessThan(2 * (100 + 9));
  expect(readFileSync(`${path}.1`, "utf8") + readFileSync(path, "utf8")).toMatch(/line 998\nline 999\n$/);
});

test.runIf(process.platform === "linux")("a full disk loses lines and nothing else", () => {
  const path = join(folder, "full.log");
  symlinkSync("/dev/full", path);
  const log = new PartLog(path);
  expect(() => log.write(bytes("lost\n"))).not.toThrow();
  rmSync(path);
  log.write(bytes("kept\n"));
  expect(readFileSync(path, "utf8")).toBe("kept\n");
});
