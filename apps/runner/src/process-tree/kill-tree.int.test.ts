import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { containments } from "../testing/containments.ts";
import { commandOf, HOSTILE_TREES, type HostileTree } from "../testing/hostile-trees.ts";
import { livingIn } from "../testing/living-in.ts";
import { makeOrder } from "../testing/make-order.ts";
import { exitOf, makePlace, spawnRunner } from "../testing/spawn-runner.ts";
import { startTestRunner } from "../testing/start-test-runner.ts";
import { startTestServer, type TestOrder, type TestServer } from "../testing/test-server.ts";

interface Planted {
  readonly tree: HostileTree;
  readonly order: TestOrder;
  /** Where its processes live. */
  readonly folder: string;
}

/** One order for each tree, in folders of their own in `root`. */
function plant(root: string, { lives, timeoutMinutes = 1 }: { readonly lives: boolean; readonly timeoutMinutes?: number }): Planted[] {
  return HOSTILE_TREES.map((tree, index) => {
    const directory = `tree-${index}`;
    const folder = join(root, directory);
    mkdirSync(folder);
    onTestFinished(() => {
      for (const pid of livingIn(folder)) process.kill(pid, "SIGKILL");
    });
    return { tree, folder, order: makeOrder({ directory, timeoutMinutes, command: commandOf(tree, lives) }) };
  });
}

async function untilReady(server: TestServer, planted: readonly Planted[]): Promise<void> {
  await server.until(() => planted.every(({ order }) => server.logs.textOf(order.fence).includes("ready")));
}

/** The outcome of each attempt, with how many of its processes live when the server hears of it. */
async function outcomes(server: TestServer, planted: readonly Planted[]): Promise<Record<string, string>> {
  const entries = planted.map(async ({ tree, order, folder }) => {
    const { outcome } = await server.reportOf(order.fence);
    return [tree.name, `${outcome.kind}, ${livingIn(folder).length} live`];
  });
  return Object.fromEntries(await Promise.all(entries));
}

const survivors = (planted: readonly Planted[]): Record<string, number> =>
  Object.fromEntries(planted.map(({ tree, folder }): [string, number] => [tree.name, livingIn(folder).length]).filter(([, count]) => count > 0));

/** A sweep cannot find what has left all that it looks for. It says so, and this is all that it says it of. */
const left = (level: string): number => HOSTILE_TREES.filter(({ escapesSweep }) => escapesSweep && level === "sweep").length;
const expected = (level: string, outcome: string): Record<string, string> =>
  Object.fromEntries(HOSTILE_TREES.map(({ name, escapesSweep }) => [name, `${outcome}, ${escapesSweep && level === "sweep" ? 1 : 0} live`]));

describe.each(containments)("by %s", (level, containment) => {
  async function execute(options: { readonly lives: boolean; readonly timeoutMinutes?: number }) {
    const server = await startTestServer();
    const runner = await startTestRunner({ url: server.url, capacity: HOSTILE_TREES.length, killLevel: containment.level });
    const planted = plant(runner.root, options);
    server.offer(...planted.map(({ order }) => order));
    return { server, planted };
  }

  test("a stop is reported when nothing of the tree lives", async () => {
    const { server, planted } = await execute({ lives: true });
    await untilReady(server, planted);
    server.stopping = planted.map(({ order }) => order.fence);
    expect(await outcomes(server, planted)).toEqual(expected(level, "stopped"));
  });

  test("a timeout is reported when nothing of the tree lives", async () => {
    const { server, planted } = await execute({ lives: true, timeoutMinutes: 0.25 });
    expect(await outcomes(server, planted)).toEqual(expected(level, "timed-out"));
    await untilReady(server, planted);
  }, 120_000);

  test("a command that has ended leaves nothing behind", async () => {
    const { server, planted } = await execute({ lives: false });
    expect(await outcomes(server, planted)).toEqual(expected(level, "exited"));
  });

  test("after kill -9 of the runner nothing is left: in a namespace at once, else from its next start on", async () => {
    const place = await makePlace();
    const variables = { PLANLOOM_RUNNER_KILL_LEVEL: level, PLANLOOM_RUNNER_CAPACITY: String(HOSTILE_TREES.length) };
    const runner = spawnRunner(place, variables);
    const planted = plant(place.root, { lives: true });
    place.server.offer(...planted.map(({ order }) => order));
    await untilReady(place.server, planted);
    runner.kill("SIGKILL");
    await exitOf(runner);
    if (level === "namespace") await vi.waitFor(() => expect(survivors(planted)).toEqual({}), { timeout: 10_000, interval: 20 });
    spawnRunner(place, variables);
    await place.server.until(() => place.server.hellos.length === 2);
    expect(Object.keys(survivors(planted))).toHaveLength(left(level));
    expect(place.server.hellos[1]?.lost).toHaveLength(planted.length);
  });
});
