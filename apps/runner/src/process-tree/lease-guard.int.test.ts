import { type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { containments } from "../testing/containments.ts";
import { guardsOf } from "../testing/guards-of.ts";
import { livingIn } from "../testing/living-in.ts";
import { makeOrder } from "../testing/make-order.ts";
import { exitOf, type Place, spawnRunner } from "../testing/spawn-runner.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { startTestServer, type TestOrder } from "../testing/test-server.ts";

const LOST_AFTER_MS = 6_000;
const PATIENCE = { timeout: 20_000, interval: 20 };

/** Two processes that ignore every request to end; in different sessions where that can be seen through. */
const commandOf = (level: string): string => `trap '' TERM HUP INT; ${level === "group" ? "" : "setsid "}sh -c 'while :; do sleep 0.05; done' & echo ready; while :; do sleep 0.05; done`;

interface Working extends Place {
  readonly runner: ChildProcess;
  readonly pid: number;
  readonly order: TestOrder;
}

async function startWorking(level: string): Promise<Working> {
  const server = await startTestServer({ heartbeatMs: 100, lostAfterMs: LOST_AFTER_MS, killMarginMs: LOST_AFTER_MS / 3 });
  const place = { server, home: temporaryFolder(), root: temporaryFolder() };
  const runner = spawnRunner(place, { PLANLOOM_RUNNER_KILL_LEVEL: level });
  const order = makeOrder({ command: commandOf(level), directory: "." });
  server.offer(order);
  await server.until(() => server.logs.textOf(order.fence).includes("ready"));
  return { ...place, runner, pid: runner.pid ?? 0, order };
}

const untilNothingLives = (root: string): Promise<void> => vi.waitFor(() => expect(livingIn(root)).toEqual([]), PATIENCE);

const stateOf = (pid: number): string | undefined => /^State:\s+(\w)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];

describe.each([...containments.map(([level]) => level), "group"])("by %s", (level) => {
  test("the work of a runner that is frozen ends without it, and the runner names it as lost when it wakes", async () => {
    const { server, root, runner, pid, order } = await startWorking(level);
    // As long as it is heard, nothing is ended.
    await delay(LOST_AFTER_MS);
    expect(livingIn(root).length).toBeGreaterThan(1);
    runner.kill("SIGSTOP");
    await untilNothingLives(root);
    expect(stateOf(pid)).toBe("T");
    runner.kill("SIGCONT");
    await server.until(() => server.hellos.length === 2);
    expect(server.hellos[1]).toMatchObject({ live: [], lost: [order.fence] });
    expect(server.reports).toEqual([]);
    const next = makeOrder();
    server.offer(next);
    expect((await server.reportOf(next.fence)).outcome).toEqual({ kind: "exited", code: 0 });
  });

  test("a guard that is killed is replaced, with what its predecessor knew", async () => {
    const { root, runner, pid } = await startWorking(level);
    const [first = 0] = guardsOf(pid);
    process.kill(first, "SIGKILL");
    await vi.waitFor(() => expect(guardsOf(pid).filter((each) => each !== first)).toHaveLength(1), PATIENCE);
    runner.kill("SIGSTOP");
    await untilNothingLives(root);
    expect(stateOf(pid)).toBe("T");
  });

  test.each(["SIGKILL", "SIGINT"] as const)("after %s of the runner neither its work nor its guard is left", async (signal) => {
    const { root, runner, pid } = await startWorking(level);
    expect(guardsOf(pid)).toHaveLength(1);
    runner.kill(signal);
    await exitOf(runner);
    await untilNothingLives(root);
    await vi.waitFor(() => expect(guardsOf(pid)).toEqual([]), PATIENCE);
  });
});
