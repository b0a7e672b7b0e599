import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { expect, onTestFinished, test, vi } from "vitest";
import { REAL_TIME } from "../engine/time.ts";
import { tryWriting } from "./try-writing.ts";
import { watchWriting } from "./watch-writing.ts";

async function emptyHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), "planloom-writing-"));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  return home;
}

test("a try leaves nothing behind but the folder of the runs", async () => {
  const home = await emptyHome();
  expect(await tryWriting(home)).toBeNull();
  expect(await readdir(home, { recursive: true })).toEqual(["runs"]);
});

test("each folder that files are written to is tried, and the one that takes none is named", async () => {
  for (const folder of ["runs", "arriving"]) {
    const home = await emptyHome();
    // Something that is no folder refuses whoever asks, also a superuser, for whom rights count for nothing.
    await writeFile(join(home, folder), "");
    expect(await tryWriting(home)).toMatchObject({ folder });
  }
  const home = await emptyHome();
  await mkdir(join(home, "arriving"));
  expect(await tryWriting(home)).toBeNull();
  await rm(home, { recursive: true });
  await writeFile(home, "");
  expect(await tryWriting(home)).toMatchObject({ folder: "." });
});

interface Tries {
  result: Awaited<ReturnType<typeof tryWriting>>;
  /** How many have not ended. */
  underWay: number;
  most: number;
  /** How often somebody waited for one. */
  waits: number;
}

function watching(tries: Tries, { until = Promise.resolve(), withinMs = 60_000 }: { readonly until?: Promise<unknown>; readonly withinMs?: number } = {}) {
  const told: (string | null)[] = [];
  const watch = watchWriting({
    async write() {
      tries.underWay += 1;
      tries.most = Math.max(tries.most, tries.underWay);
      await until;
      tries.underWay -= 1;
      return tries.result;
    },
    onChange: () => told.push(watch.trouble()),
    everyMs: 1,
    withinMs,
    time: {
      ...REAL_TIME,
      after(ms, act) {
        if (ms === withinMs) tries.waits += 1;
        return REAL_TIME.after(ms, act);
      },
    },
    logger: pino({ level: "silent" }),
  });
  onTestFinished(() => watch.stop());
  return { watch, told };
}

const thrown = (code: string): Error => Object.assign(new Error(code), { code });

test("a trouble is told once, with the folder and what to do, and so are another one and its end", async () => {
  const tries: Tries = { result: { folder: "runs", error: thrown("EROFS") }, underWay: 0, most: 0, waits: 0 };
  const { watch, told } = watching(tries);
  await vi.waitFor(() => expect(watch.trouble()).toBe("The folder “runs” in the data folder can only be read. Mount it so that it can be written to."));
  tries.result = { folder: ".", error: thrown("EACCES") };
  await vi.waitFor(() => expect(watch.trouble()).toBe("The data folder is closed to the user of the server. Give that user the right to write there."));
  tries.result = { folder: ".", error: thrown("EIO") };
  await vi.waitFor(() => expect(watch.trouble()).toContain("cannot be written to (EIO)"));
  tries.result = null;
  await vi.waitFor(() => expect(told.at(-1)).toBeNull());
  expect(told).toHaveLength(4);
});

test("a disk that does not answer is one that cannot be written to, and no second try is begun before the first has ended", async () => {
  const answer = Promise.withResolvers<null>();
  const tries: Tries = { result: null, underWay: 0, most: 0, waits: 0 };
  const { watch, told } = watching(tries, { until: answer.promise, withinMs: 20 });
  await vi.waitFor(() => expect(watch.trouble()).toContain("does not answer"));
  await vi.waitFor(() => expect(tries.waits).toBeGreaterThan(2));
  answer.resolve(null);
  await vi.waitFor(() => expect(told).toEqual([expect.stringContaining("does not answer"), null]));
  expect(tries.most).toBe(1);
});
