import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { makeOrder } from "../testing/make-order.ts";
import { exitOf, makePlace, spawnRunner } from "../testing/spawn-runner.ts";
import { HEAD_BYTES, TAIL_BYTES } from "./log-limits.ts";

const FLOODS = 8;
/** When a server gives a silent runner up, unless it was told otherwise. */
const LOST_AFTER_MS = 60_000;

/** The memory of a process that is in use, in MB. */
const memoryOf = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024;

test.each([
  ["endless lines", "yes 'a line that is printed again and again' | head -c 12M"],
  ["one endless line", "head -c 12M /dev/zero | tr '\\0' x"],
])("eight commands that print %s leave the runner small and alive, and the ends of their logs are there", async (_name, command) => {
  const place = await makePlace();
  const { server } = place;
  const variables = { PLANLOOM_RUNNER_CAPACITY: String(FLOODS), NODE_COMPILE_CACHE: join(place.home, "compile-cache") };
  // Only from its second start on, a runner is as small as it gets.
  const first = spawnRunner(place, variables);
  await server.until(() => server.heartbeats.length > 0);
  first.kill("SIGINT");
  await exitOf(first);
  const { pid = 0 } = spawnRunner(place, variables);
  const orders = Array.from({ length: FLOODS }, (_, index) => makeOrder({ command: `${command}; echo "end of ${index}"`, timeoutMinutes: 10, mask: index === 0 ? ["a secret that is never printed"] : [] }));
  server.offer(...orders);
  let most = 0;
  let longestSilence = 0;
  let heard = { count: server.heartbeats.length, at: performance.now() };
  while (server.reports.length < FLOODS) {
    most = Math.max(most, memoryOf(pid));
    const { length: count } = server.heartbeats;
    longestSilence = Math.max(longestSilence, performance.now() - heard.at);
    if (count > heard.count) heard = { count, at: performance.now() };
    await pause(20);
  }
  await server.until(() => orders.every(({ fence }, index) => server.logs.textOf(fence).endsWith(`end of ${index}\n`)));
  console.info(`memory ${Math.round(most)} MB, longest silence ${Math.round(longestSilence)} ms, ${orders.map(({ fence }) => (server.logs.sizeOf(fence) / 1_048_576).toFixed(0)).join(" ")} MiB printed`);
  expect(most).toBeLessThan(200);
  expect(longestSilence).toBeLessThan(LOST_AFTER_MS / 2);
  for (const { fence } of orders) {
    const parts = server.logs.textOf(fence).split(/\[\d+ bytes\]/);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts[0]?.length).toBeGreaterThanOrEqual(HEAD_BYTES);
    expect(parts.at(-1)?.length).toBeGreaterThan(TAIL_BYTES - 5_000);
  }
}, 180_000);
