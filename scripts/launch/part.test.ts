import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Part, type PartOptions } from "./part.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "planloom-part-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function makePart(script: string, options: Partial<PartOptions> = {}): Part {
  const path = join(folder, "script.mjs");
  writeFileSync(path, script);
  return new Part({ name: "sample", args: [path], cwd: folder, env: {}, logFolder: folder, stopWithinMs: 5_000, onTrouble: () => undefined, onRestart: () => undefined, firstPauseMs: 1, ...options });
}

const log = (): string => readFileSync(join(folder, "sample.log"), "utf8");

test("a part that keeps dying is told of once, with the end of its log, and still started again", async () => {
  const onTrouble = vi.fn<PartOptions["onTrouble"]>();
  const part = makePart('console.log("no luck"); process.exit(1);', { onTrouble });
  part.start();
  await vi.waitFor(() => expect(log().split("no luck").length).toBeGreaterThan(7), { timeout: 20_000 });
  await part.stop();
  expect(onTrouble.mock.calls).toEqual([["sample", expect.stringContaining("no luck")]]);
});

test("a part that is stopped is not started again, and one that could not be started at all can be stopped", async () => {
  const onRestart = vi.fn<PartOptions["onRestart"]>();
  const part = makePart('console.log("up"); setInterval(() => undefined, 1_000);', { onRestart });
  part.start();
  await vi.waitFor(() => expect(log()).toBe("up\n"));
  await part.stop();
  expect(onRestart).not.toHaveBeenCalled();
  const nowhere = makePart("", { cwd: join(folder, "not-there"), onRestart, firstPauseMs: 60_000 });
  nowhere.start();
  await nowhere.stop();
});
