import { type FeedItem, workOrderSchema } from "@planloom/api";
import { openChannel } from "@planloom/db";
import { runId } from "@planloom/scheduler";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { REAL_TIME } from "../engine/time.ts";
import { reportOn, WENT_WELL } from "../testing/fake-executor.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { amongServers } from "./among-servers.ts";
import { createFeed } from "./feed.ts";
import { runTails } from "./run-tails.ts";
import { createSignals, type Topic } from "./signals.ts";

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

/** The signals and lists of a server beside those of the tests, joined with the others over a connection of its own. */
async function joined(url: string) {
  const channel = openChannel(url, { lookEveryMs: 200 });
  onTestFinished(() => channel.close());
  const tails = runTails(one.db, REAL_TIME);
  const parts = amongServers({ signals: createSignals(REAL_TIME), feed: createFeed(0), tails, channel, time: REAL_TIME });
  await vi.waitUntil(() => channel.hasOthers, { timeout: 15_000, interval: 20 });
  return { ...parts, tails };
}

/** Nobody looks here: longer than any test lasts. */
const NEVER_MS = 2_000_000_000;
const RUN = runId("00000000-0000-7000-8000-000000000000");
const TOPICS: readonly Topic[] = ["work", "stop:some-runner", `run:${RUN}`, `log:${RUN}/a#1`];
const ITEMS: { readonly [Kind in FeedItem["kind"]]: Extract<FeedItem, { kind: Kind }> } = {
  run: { kind: "run", run: RUN },
  plan: { kind: "plan", plan: "some-plan" },
  fleet: { kind: "fleet" },
  server: { kind: "server" },
  secret: { kind: "secret" },
};

test("whoever waits at one server for anything is woken by what another says, without looking", async () => {
  const [here, there] = await Promise.all([joined(one.databaseUrl), joined(one.databaseUrl)]);
  const { signal } = new AbortController();
  const woken: Topic[] = [];
  for (const topic of TOPICS) {
    const waiting = there.signals.subscribe([topic]).wait(NEVER_MS, signal);
    here.signals.notify(topic);
    await waiting;
    woken.push(topic);
  }
  expect(woken).toEqual(TOPICS);
});

test("lists at one server hear of everything that another has changed, without looking", async () => {
  const [here, there] = await Promise.all([joined(one.databaseUrl), joined(one.databaseUrl)]);
  const done = new AbortController();
  const heard: FeedItem[] = [];
  const listening = (async () => {
    for await (const item of there.feed.follow(done.signal)) heard.push(item);
  })();
  for (const item of Object.values(ITEMS)) here.feed.publish(item);
  await vi.waitFor(() => expect(heard).toEqual(expect.arrayContaining(Object.values(ITEMS))), { timeout: 20_000, interval: 20 });
  done.abort();
  await listening;
});

test("work that one server offers reaches a runner that waits at the other, and its report whoever watches here", async () => {
  const { runner } = other;
  const waiting = other.useCases.runners.poll(runner, { free: 1, waitMs: 60_000 }, new AbortController().signal);
  const run = await startSampleRun(one, plan("Far away"));
  const { orders } = await waiting;
  const { fence } = workOrderSchema.parse(orders[0]);
  expect(fence.run).toBe(run);
  const done = new AbortController();
  const types: string[] = [];
  for await (const [, item] of one.useCases.runs.watch({ run, afterSeq: 0, log: null }, done.signal)) {
    const isFirst = types.length === 0;
    if (item.kind === "events") types.push(...item.events.map(({ event }) => event.type));
    if (isFirst) void reportOn({ useCases: other.useCases, runner }, fence, WENT_WELL);
    if (types.includes("attempt.reported")) done.abort();
  }
  expect(types).toEqual(["run.started", "attempt.claimed", "attempt.reported"]);
});

/** What a list at a server is told, up to the first thing of this kind. */
async function toldUntil(kind: FeedItem["kind"], server: TestServer, act: () => Promise<unknown>): Promise<FeedItem[]> {
  const abort = new AbortController();
  const items = server.useCases.runs.feed(abort.signal)[Symbol.asyncIterator]();
  const told: FeedItem[] = [];
  let next = items.next();
  await act();
  while (told.at(-1)?.kind !== kind) {
    const { value, done } = await next;
    if (done === true) break;
    told.push(value);
    next = items.next();
  }
  abort.abort();
  return told;
}

test("lists at one server learn of what the other changes: told, or where nobody tells them, by looking", async () => {
  const found = expect.arrayContaining([{ kind: "run", run: expect.any(String) }]);
  expect(await toldUntil("run", other, () => startSampleRun(one, plan("Listed")))).toEqual(found);
  const silent = await startTestServer({ beside: one });
  onTestFinished(() => silent.stop());
  expect(await toldUntil("run", silent, () => startSampleRun(one, plan("Found")))).toEqual(found);
  expect(await toldUntil("plan", silent, () => startSampleRun(one, plan("Found too")))).toEqual(expect.arrayContaining([{ kind: "plan", plan: expect.any(String) }]));
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
