import { type FeedItem, workOrderSchema } from "@planloom/api";
import { openChannel } from "@planloom/db";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { reportOn, WENT_WELL } from "../testing/fake-executor.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";

/** Without a word between the servers each of these takes until somebody looks: 1 s for a stream, 2 s for work and lists. */
const FLOOR_MS = 1_000;
const TRIES = 5;

let one: TestServer;
let other: TestServer;
beforeAll(async () => {
  one = await startTestServer({ talks: true });
  other = await startTestServer({ talks: true, beside: one });
  await vi.waitUntil(knowEachOther, { timeout: 15_000, interval: 50 });
});
afterAll(async () => {
  await other.stop();
  await one.stop();
});

const plan = (name: string) => samplePlan(name, { tasks: { a: {} } });

async function knowEachOther(): Promise<boolean> {
  const rows = await one.db.query<{ count: number }>({ name: "count-channels", text: "SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = 'planloom-servers' AND datname = current_database()", values: [] });
  return rows[0]?.count === 2;
}

test("work that one server offers reaches a runner that waits at the other, and its report whoever watches here, sooner than anybody looks", async () => {
  const { runner } = other;
  const [offered, watched]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < TRIES; turn += 1) {
    const waiting = other.useCases.runners.poll(runner, { free: 1, waitMs: 15_000 }, new AbortController().signal);
    // Its first look finds nothing.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const startedAt = performance.now();
    const run = await startSampleRun(one, plan(`Far away ${turn}`));
    const { orders } = await waiting;
    offered.push(performance.now() - startedAt);
    const done = new AbortController();
    let reportedAt = 0;
    for await (const [, item] of one.useCases.runs.watch({ run, afterSeq: 0, log: null }, done.signal)) {
      const types = item.kind === "events" ? item.events.map(({ event }) => event.type) : [];
      if (types.includes("attempt.reported")) {
        watched.push(performance.now() - reportedAt);
        done.abort();
      } else if (reportedAt === 0 && orders[0] !== undefined) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        reportedAt = performance.now();
        void reportOn({ useCases: other.useCases, runner }, workOrderSchema.parse(orders[0]).fence, WENT_WELL);
      }
    }
  }
  console.log(`between servers, ms: work ${Math.round(Math.min(...offered))} at best, events ${Math.round(Math.min(...watched))}`);
  expect(Math.min(...offered)).toBeLessThan(FLOOR_MS);
  expect(Math.min(...watched)).toBeLessThan(FLOOR_MS / 2);
});

/** The first thing that a list at a server is told, with what it took. */
async function firstOf(server: TestServer, act: () => Promise<unknown>, wanted: (item: FeedItem) => boolean): Promise<number> {
  const abort = new AbortController();
  let actedAt = 0;
  const items = server.useCases.runs.feed(abort.signal)[Symbol.asyncIterator]();
  let next = items.next();
  actedAt = performance.now();
  await act();
  for (let { value, done } = await next; done !== true; { value, done } = await next) {
    if (wanted(value)) break;
    next = items.next();
  }
  abort.abort();
  return performance.now() - actedAt;
}

test("lists at one server learn of what the other changes: told, or where nobody tells them, by looking", async () => {
  const lags: number[] = [];
  for (let turn = 0; turn < TRIES; turn += 1) lags.push(await firstOf(other, () => startSampleRun(one, plan(`Listed ${turn}`)), ({ kind }) => kind === "run"));
  expect(Math.min(...lags)).toBeLessThan(FLOOR_MS);
  const silent = await startTestServer({ beside: one });
  onTestFinished(() => silent.stop());
  await firstOf(silent, () => startSampleRun(one, plan("Found")), ({ kind }) => kind === "run");
  await firstOf(silent, () => startSampleRun(one, plan("Found too")), ({ kind }) => kind === "plan");
});

test("a server that was alone speaks as soon as somebody is there to listen", async () => {
  const alone = await startTestServer({ talks: true });
  onTestFinished(() => alone.stop());
  await startSampleRun(alone, plan("Alone"));
  const heard: string[] = [];
  const channel = openChannel(alone.databaseUrl);
  channel.listen((text) => heard.push(text));
  onTestFinished(() => channel.close());
  await vi.waitFor(
    async () => {
      const run = await startSampleRun(alone, plan("Not alone"));
      await vi.waitFor(() => expect(heard.join("\n")).toContain(`"run:${run}"`));
    },
    { timeout: 20_000, interval: 20 },
  );
});
