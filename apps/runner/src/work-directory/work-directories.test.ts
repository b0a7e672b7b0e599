import { execFileSync } from "node:child_process";
import { lstatSync, mkdirSync, readdirSync, readlinkSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { WorkDirectories } from "./work-directories.ts";

const run = "run-1";
const { signal } = new AbortController();

/** A home inside the root, as in a checkout that holds its own data folder. */
async function prepare(): Promise<{ readonly root: string; readonly home: string; readonly directories: WorkDirectories }> {
  const root = temporaryFolder();
  const home = join(root, ".planloom", "runner");
  mkdirSync(home, { recursive: true });
  const directories = new WorkDirectories({ root, home, serverHome: join(root, ".planloom") });
  await directories.prepare();
  return { root, home, directories };
}

test("a copy keeps files, modes, times and links, and leaves out pipes, sockets, and the data and tokens of Planloom", async () => {
  const { root, directories } = await prepare();
  mkdirSync(join(root, "bin"));
  writeFileSync(join(root, "bin", "run"), "#!/bin/sh\n", { mode: 0o755 });
  utimesSync(join(root, "bin", "run"), 1_000, 2_000);
  symlinkSync("bin/run", join(root, "link"));
  symlinkSync("nowhere", join(root, "broken"));
  writeFileSync(join(root, ".planloom", "token"), "token");
  execFileSync("/bin/sh", ["-c", "mkfifo pipe"], { cwd: root });
  const copy = await directories.directoryFor({ directory: ".", directoryMode: "copy", run, signal });
  expect(new Set(readdirSync(copy, { recursive: true, encoding: "utf8" }))).toEqual(new Set(["bin", join("bin", "run"), "broken", "link"]));
  expect(statSync(join(copy, "bin", "run"))).toMatchObject({ mode: 0o100755, mtimeMs: 2_000_000 });
  expect([readlinkSync(join(copy, "link")), readlinkSync(join(copy, "broken"))]).toEqual(["bin/run", "nowhere"]);
});

test("later attempts of a run find its copy as the earlier ones left it", async () => {
  const { root, directories } = await prepare();
  writeFileSync(join(root, "file"), "before");
  const first = await directories.directoryFor({ directory: ".", directoryMode: "copy", run, signal });
  writeFileSync(join(first, "made"), "");
  writeFileSync(join(root, "late"), "");
  const second = await directories.directoryFor({ directory: ".", directoryMode: "copy", run, signal });
  expect(second).toBe(first);
  expect(readdirSync(second).toSorted()).toEqual(["file", "made"]);
});

test("attempts that begin together wait for one copy", async () => {
  const { directories } = await prepare();
  const all = await Promise.all(Array.from({ length: 5 }, () => directories.directoryFor({ directory: ".", directoryMode: "copy", run, signal })));
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
  const folder = await directories.directoryFor({ directory: null, directoryMode: "copy", run, signal });
  expect(folder).toBe(join(home, "work", "run-1"));
  expect(readdirSync(folder)).toEqual([]);
});

test("a directory that is a file is refused", async () => {
  const { root, directories } = await prepare();
  writeFileSync(join(root, "file"), "");
  await expect(directories.directoryFor({ directory: "file", directoryMode: "in-place", run, signal })).rejects.toThrow("which is not a directory");
  expect(lstatSync(join(root, "file")).isFile()).toBe(true);
});

test("a file that disappears while a directory is copied is left out, whatever else is in it", async () => {
  const { root, directories } = await prepare();
  const names = Array.from({ length: 300 }, (_, index) => `file-${String(index).padStart(3, "0")}`);
  for (const name of names) writeFileSync(join(root, name), name);
  const copying = directories.directoryFor({ directory: ".", directoryMode: "copy", run, signal });
  for (const name of names.slice(150)) rmSync(join(root, name));
  expect(readdirSync(await copying)).toEqual(expect.arrayContaining(names.slice(0, 150)));
});

test("a copy that cannot be made leaves nothing behind", async () => {
  const { root, home, directories } = await prepare();
  mkdirSync(join(root, "source"));
  writeFileSync(join(root, "source", "file"), "");
  // There is no folder to put it in once it is made.
  await expect(directories.directoryFor({ directory: "source", directoryMode: "copy", run: join("not", "there"), signal })).rejects.toThrow("ENOENT");
  expect(readdirSync(join(home, "work"))).toEqual([]);
});

test("a run's folder can be removed, and a later attempt gets a new one", async () => {
  const { root, home, directories } = await prepare();
  writeFileSync(join(root, "file"), "");
  writeFileSync(join(await directories.directoryFor({ directory: ".", directoryMode: "copy", run, signal }), "made"), "");
  expect(await directories.runs()).toEqual([run]);
  expect(await directories.remove(run, performance.now())).toBe(true);
  expect([await directories.runs(), readdirSync(join(home, "work"))]).toEqual([[], []]);
  expect(readdirSync(await directories.directoryFor({ directory: ".", directoryMode: "copy", run, signal }))).toEqual(["file"]);
});

test("the folder of a run that is worked in stays, and so does one that was worked in since somebody said that the run is over", async () => {
  const { root, directories } = await prepare();
  writeFileSync(join(root, "file"), "");
  const wanted = { directory: ".", directoryMode: "copy", run, signal } as const;
  const said = performance.now();
  const leave = directories.enter(run);
  await directories.directoryFor(wanted);
  expect(await directories.remove(run, performance.now())).toBe(false);
  leave();
  expect(await directories.remove(run, said)).toBe(false);
  expect(await directories.runs()).toEqual([run]);
  const removing = directories.remove(run, performance.now() + 1);
  // Whoever comes while it goes gets a new one, and never a part of the old.
  const anew = directories.directoryFor(wanted);
  expect(await removing).toBe(true);
  expect(readdirSync(await anew)).toEqual(["file"]);
});

test("an attempt that is stopped does not wait for a copy, which is given up once nobody waits for it", async () => {
  const { root, home, directories } = await prepare();
  const names = Array.from({ length: 500 }, (_, index) => `file-${index}`);
  for (const name of names) writeFileSync(join(root, name), name);
  const [first, second] = [new AbortController(), new AbortController()];
  const wait = (attempt: AbortController) => directories.directoryFor({ directory: ".", directoryMode: "copy", run, signal: attempt.signal });
  const [stopped, waiting] = [wait(first), wait(second)];
  first.abort();
  await expect(stopped).rejects.toThrow("was ended");
  expect(readdirSync(await waiting)).toEqual(expect.arrayContaining(names));

  expect(await directories.remove(run, performance.now())).toBe(true);
  const [third, later] = [new AbortController(), wait(new AbortController())];
  const alone = directories.directoryFor({ directory: ".", directoryMode: "copy", run: "run-2", signal: third.signal });
  await vi.waitFor(() => expect(readdirSync(join(home, "work")).length).toBeGreaterThan(0));
  third.abort();
  await expect(alone).rejects.toThrow("was ended");
  await later;
  await vi.waitFor(() => expect(readdirSync(join(home, "work"))).toEqual([run]));
});

test("the whole disk is not copied", async () => {
  const { directories } = await prepare();
  await expect(directories.directoryFor({ directory: "/", directoryMode: "copy", run, signal })).rejects.toThrow("the whole disk");
});
