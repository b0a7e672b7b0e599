import { execFileSync } from "node:child_process";
import { lstatSync, mkdirSync, readdirSync, readlinkSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { WorkDirectories } from "./work-directories.ts";

const run = "run-1";

/** A home inside the root, as in a checkout that holds its own data folder. */
async function prepare(): Promise<{ readonly root: string; readonly home: string; readonly directories: WorkDirectories }> {
  const root = temporaryFolder();
  const home = join(root, ".planloom", "runner");
  mkdirSync(home, { recursive: true });
  const directories = new WorkDirectories({ root, home });
  await directories.prepare();
  return { root, home, directories };
}

test("a copy keeps files, modes, times and links, and leaves out the runner's own folder, pipes and sockets", async () => {
  const { root, directories } = await prepare();
  mkdirSync(join(root, "bin"));
  writeFileSync(join(root, "bin", "run"), "#!/bin/sh\n", { mode: 0o755 });
  utimesSync(join(root, "bin", "run"), 1_000, 2_000);
  symlinkSync("bin/run", join(root, "link"));
  symlinkSync("nowhere", join(root, "broken"));
  writeFileSync(join(root, ".planloom", "token"), "token");
  execFileSync("/bin/sh", ["-c", "mkfifo pipe"], { cwd: root });
  const copy = await directories.directoryFor({ directory: ".", directoryMode: "copy", run });
  expect(new Set(readdirSync(copy, { recursive: true, encoding: "utf8" }))).toEqual(new Set([".planloom", join(".planloom", "token"), "bin", join("bin", "run"), "broken", "link"]));
  expect(statSync(join(copy, "bin", "run"))).toMatchObject({ mode: 0o100755, mtimeMs: 2_000_000 });
  expect([readlinkSync(join(copy, "link")), readlinkSync(join(copy, "broken"))]).toEqual(["bin/run", "nowhere"]);
});

test("later attempts of a run find its copy as the earlier ones left it", async () => {
  const { root, directories } = await prepare();
  writeFileSync(join(root, "file"), "before");
  const first = await directories.directoryFor({ directory: ".", directoryMode: "copy", run });
  writeFileSync(join(first, "made"), "");
  writeFileSync(join(root, "late"), "");
  const second = await directories.directoryFor({ directory: ".", directoryMode: "copy", run });
  expect(second).toBe(first);
  expect(readdirSync(second).toSorted()).toEqual([".planloom", "file", "made"]);
});

test("attempts that begin together wait for one copy", async () => {
  const { directories } = await prepare();
  const all = await Promise.all(Array.from({ length: 5 }, () => directories.directoryFor({ directory: ".", directoryMode: "copy", run })));
  expect(new Set(all).size).toBe(1);
});

test("a copy that an earlier process did not finish is not taken for one, and removed", async () => {
  const { home, directories } = await prepare();
  mkdirSync(join(home, "work", ".unfinished-1", "inside"), { recursive: true });
  await directories.prepare();
  expect(readdirSync(join(home, "work"))).toEqual([]);
});

test("a plan without a directory gets an empty one of its run", async () => {
  const { home, directories } = await prepare();
  const folder = await directories.directoryFor({ directory: null, directoryMode: "copy", run });
  expect(folder).toBe(join(home, "work", "run-1"));
  expect(readdirSync(folder)).toEqual([]);
});

test("a directory that is a file is refused", async () => {
  const { root, directories } = await prepare();
  writeFileSync(join(root, "file"), "");
  await expect(directories.directoryFor({ directory: "file", directoryMode: "in-place", run })).rejects.toThrow("which is not a directory");
  expect(lstatSync(join(root, "file")).isFile()).toBe(true);
});
