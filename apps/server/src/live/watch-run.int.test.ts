import type { RunWatchInput, RunWatchItem } from "@planloom/api";
import { attemptId, runId } from "@planloom/scheduler";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fakeExecutor, WENT_WELL } from "../testing/fake-executor.ts";
import { historyOf } from "../testing/history-of.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test("whoever drops and comes back sees every event and every byte of the log once, in order", async () => {
  const run = await startSampleRun(server, samplePlan("Watched", { tasks: { a: {}, b: {} }, dependencies: [["a", "b", "order"]] }));
  const lines = Array.from({ length: 40 }, (_, index) => `Zeile ${index} – größer\n`);
  const executor = fakeExecutor(server, async ({ fence, task }) => {
    let from = 0;
    if (task === "a") for (const line of lines) from = (await server.useCases.runners.appendLog({ runner: server.runner, only: null }, { fence, from, text: line })).size;
    return WENT_WELL;
  });

  const seen: RunWatchItem[] = [];
  const isOver = () => textOf(seen) === lines.join("") && eventsOf(seen).some(({ event }) => event.type === "attempt.reported" && event.attempt === "b#1");
  let lastEventId: string | null = null;
  for (let connection = 1; !isOver(); connection += 1) {
    const drop = new AbortController();
    const before = seen.length;
    const input: RunWatchInput = { run, afterSeq: 0, log: { attempt: attemptId("a#1"), fromByte: 0 }, lastEventId };
    for await (const [id, item] of server.useCases.runs.watch(input, drop.signal)) {
      seen.push(item);
      lastEventId = id;
      // The first connections break after every second item, wherever that is.
      if (isOver() || (connection <= 8 && seen.length - before === 2)) drop.abort();
    }
  }
  await executor.stop();
  const events = eventsOf(seen).map(({ seq }) => seq);
  expect(events).toEqual((await historyOf(server, run)).map((_, index) => index + 1));
  expect(textOf(seen)).toBe(lines.join(""));
});

test("a watcher is told of a run that there is none", async () => {
  const items = server.useCases.runs.watch({ run: runId("00000000-0000-4000-8000-000000000000"), afterSeq: 0, log: null }, new AbortController().signal);
  await expect(items[Symbol.asyncIterator]().next()).rejects.toThrow(/no such run/);
});

const eventsOf = (items: readonly RunWatchItem[]) => items.flatMap((item) => (item.kind === "events" ? item.events : []));
const textOf = (items: readonly RunWatchItem[]): string => items.map((item) => (item.kind === "log" ? item.text : "")).join("");
