import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { attendRun } from "./attend-run.ts";
import { planOf, type Sketch } from "./crash-plan.ts";
import { openLedger, readLedger } from "./effect-ledger.ts";
import { followRun } from "./follow-run.ts";
import { inspectRuns } from "./inspect-runs.ts";
import { databaseUrl, postgresPid, runnerPart, serverPart } from "./parts.ts";
import { RecordedApi } from "./recorded-api.ts";
import { portOfOwn, proofHome, removeProofHome } from "./stack.ts";
import type { Supervised } from "./supervised.ts";

const LOST_AFTER_MS = 6_000;
const WIDE = 200;
const CHAIN = 20;

/** Many short tasks, and a chain beside them. */
const TASKS: Readonly<Record<string, Sketch>> = {
  ...Object.fromEntries(Array.from({ length: WIDE }, (_, index) => [`wide${index}`, { holdSeconds: 0.05 }])),
  ...Object.fromEntries(Array.from({ length: CHAIN }, (_, index) => [`link${index}`, { holdSeconds: 0.05, needs: index === 0 ? [] : [`link${index - 1}`] }])),
};

test("two servers and three runners on one database: when one of each is killed for good, the others end the run, and who watches misses nothing", async () => {
  const home = proofHome();
  const [homeA, homeB, files, ledger] = [join(home, "a"), join(home, "b"), join(home, "files"), join(home, "ledger")] as const;
  openLedger(ledger);
  const [portA, portB] = [await portOfOwn(), await portOfOwn()];
  const a = serverPart({ home: homeA, port: portA, lostAfterMs: LOST_AFTER_MS, env: { PLANLOOM_FILES: files } });
  await a.startUntilReady();
  const database = databaseUrl(homeA);
  const b = serverPart({ home: homeB, port: portB, lostAfterMs: LOST_AFTER_MS, env: { PLANLOOM_FILES: files, DATABASE_URL: database } });
  await b.startUntilReady();
  const [apiA, apiB] = [new RecordedApi(homeA), new RecordedApi(homeB)];
  const runners: Supervised[] = [];
  const addRunner = async (name: string, port: number): Promise<Supervised> => {
    const { token } = await apiB.change<{ readonly token: string }>("fleet.createRegistration", { name, labels: [], mostAtOnce: null });
    const runner = runnerPart({ home: join(home, name), url: `http://127.0.0.1:${port}`, capacity: 4, token: { PLANLOOM_RUNNER_REGISTRATION: token } });
    runner.start();
    runners.push(runner);
    return runner;
  };
  try {
    const doomed = await addRunner("doomed", portB);
    await addRunner("stays", portB);
    await addRunner("cut-off", portA);
    const run = await apiA.run(planOf("Two servers", { ledger, maxParallel: 9, tasks: TASKS }));
    const viewer = followRun(homeB, run);
    await vi.waitFor(() => expect(readLedger(ledger).filter(({ kind }) => kind === "end").length).toBeGreaterThan(WIDE / 4), { timeout: 60_000, interval: 50 });
    await Promise.all([a.end("SIGKILL"), doomed.end("SIGKILL")]);
    expect((await attendRun(apiB, run, { pauses: false, withinMs: 120_000 })).status).toBe("accepted");
    const { seq } = await apiB.look(run);
    await vi.waitFor(() => expect(viewer.seen.at(-1)).toBe(seq), { timeout: 5_000 });
    viewer.stop();
    expect(viewer.seen).toEqual(Array.from({ length: seq }, (_, index) => index + 1));
    const calls = [...apiA.calls, ...apiB.calls];
    expect(await inspectRuns({ runs: [run], databaseUrl: database, files, ledger, runnerHomes: [join(home, "stays")], calls, recoveries: [] })).toEqual([]);
  } finally {
    for (const runner of runners) await runner.end("SIGKILL");
    await b.end("SIGINT");
    await a.end("SIGKILL");
    process.kill(postgresPid(homeA), "SIGINT");
    removeProofHome(home);
  }
}, 230_000);
