import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { attendRun } from "./attend-run.ts";
import { planOf, type Sketch } from "./crash-plan.ts";
import { type LedgerLine, readLedger } from "./effect-ledger.ts";
import { runnerPart } from "./parts.ts";
import { type Stack, startStack } from "./stack.ts";
import type { Weather } from "./tcp-proxy.ts";

const LOST_AFTER_MS = 15_000;
/** The runner ends its attempts after two thirds of the lease; an outage that is shorter goes unnoticed. */
const SHORT_MS = 2_500;
const LONG_MS = 18_000;

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ lostAfterMs: LOST_AFTER_MS, capacity: 3 });
}, 60_000);
afterAll(() => stack.stop(), 60_000);

const TASKS: Readonly<Record<string, Sketch>> = {
  long: { holdSeconds: 4, lines: 50 },
  first: { holdSeconds: 0.8, lines: 5 },
  next: { holdSeconds: 0.8, needs: ["first"] },
  last: { holdSeconds: 0.1, needs: ["next", "long"] },
};

async function begin(name: string, tasks = TASKS): Promise<string> {
  const run = await stack.api.run(planOf(name, { ledger: stack.ledger, maxParallel: 3, tasks }));
  await vi.waitFor(() => expect(linesOf(run).length).toBeGreaterThan(0), { timeout: 15_000, interval: 20 });
  return run;
}

const linesOf = (run: string): LedgerLine[] => readLedger(stack.ledger).filter((line) => line.run === run);

async function expectAccepted(run: string, withinMs = 60_000): Promise<void> {
  expect((await attendRun(stack.api, run, { pauses: false, withinMs })).status).toBe("accepted");
  expect(await stack.check([run])).toEqual([]);
}

describe("an outage shorter than the lease: the same attempts finish, and nothing is started again", () => {
  test.each<Weather>([{ kind: "drop" }, { kind: "delay", ms: 400 }, { kind: "cut-replies" }, { kind: "half-open" }, { kind: "refuse" }])("$kind", async (weather) => {
    const run = await begin(weather.kind);
    stack.network.weather = weather;
    await delay(SHORT_MS);
    await mend();
    await expectAccepted(run);
    expect(linesOf(run).map(({ kind, attempt }) => [kind, attempt]).filter(([, attempt]) => attempt !== 1)).toEqual([]);
  }, 90_000);

  test("flapping", async () => {
    const run = await begin("flapping");
    for (let turn = 0; turn < 6; turn += 1) {
      stack.network.weather = { kind: turn % 2 === 0 ? "drop" : "refuse" };
      await delay(300);
      await mend();
      await delay(200);
    }
    await expectAccepted(run);
    expect(linesOf(run).filter(({ attempt }) => attempt !== 1)).toEqual([]);
  }, 90_000);
});

test("an outage longer than the lease: another runner goes on, after the processes of the first are gone", async () => {
  const registration = await stack.api.change<{ readonly token: string }>("fleet.createRegistration", { name: "second", labels: [], mostAtOnce: null });
  const second = runnerPart({ home: join(stack.home, "second"), url: stack.url, capacity: 3, token: { PLANLOOM_RUNNER_REGISTRATION: registration.token } });
  const run = await begin("long outage", { ...TASKS, long: { holdSeconds: 20, lines: 20 } });
  second.start();
  try {
    stack.network.weather = { kind: "drop" };
    await delay(LONG_MS + SHORT_MS);
    await mend();
    await expectAccepted(run, 80_000);
    expect(linesOf(run).filter(({ kind, batch }) => kind === "start" && batch === "long").map(({ attempt }) => attempt)).toEqual([1, 2]);
  } finally {
    await second.end("SIGTERM");
  }
}, 120_000);

/** Connections that have lost bytes break for good, as they do where a firewall forgot them. */
async function mend(): Promise<void> {
  stack.network.weather = { kind: "refuse" };
  await delay(20);
  stack.network.weather = { kind: "fair" };
}
