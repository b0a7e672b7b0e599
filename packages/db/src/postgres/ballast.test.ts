import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { ballastFor } from "./ballast.ts";

const GIB = 1_024 ** 3;

function lieIn(free: { bytes: number }) {
  const home = mkdtempSync(join(tmpdir(), "planloom-ballast-"));
  onTestFinished(() => rmSync(home, { recursive: true }));
  return { ballast: ballastFor(join(home, "postgres"), () => free.bytes), file: join(home, "postgres-ballast") };
}

test("ballast of 64 MiB lies beside the data while there is room, and is thrown out only when the disk is full", () => {
  const free = { bytes: 10 * GIB };
  const { ballast, file } = lieIn(free);
  expect(ballast.keep()).toBe(true);
  expect(statSync(file).size).toBe(64 * 1_024 * 1_024);
  expect(ballast.dropIfFull()).toBe(false);
  free.bytes = 1_000;
  expect(ballast.keep()).toBe(true);
  expect(ballast.dropIfFull()).toBe(true);
  expect(existsSync(file)).toBe(false);
  expect(ballast.dropIfFull()).toBe(false);
});

test("ballast is not laid into a disk that it would fill", () => {
  const free = { bytes: GIB / 4 };
  const { ballast, file } = lieIn(free);
  expect(ballast.keep()).toBe(false);
  expect(existsSync(file)).toBe(false);
});
