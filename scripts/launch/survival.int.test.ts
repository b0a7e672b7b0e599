import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { agentId, emptyPlan, newDependency, newTask, type Plan, type Run, taskId } from "@planloom/scheduler";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Api } from "../testing/api.ts";
import { type Application, removeHome, startApplication, temporaryHome } from "../testing/application.ts";

const PORT = 4760;
const LEDGER = "ledger.txt";
/** Long enough to be in the middle of something when a part is killed. */
const WORK = `echo "start $PLANLOOM_BATCH $PLANLOOM_ATTEMPT_NUMBER" >> "$LEDGER"; sleep 1.2; echo "end $PLANLOOM_BATCH $PLANLOOM_ATTEMPT_NUMBER" >> "$LEDGER"`;

/** Four chains of three tasks; each task writes its start and end to a ledger that Planloom does not know of. */
function planOf(home: string): Plan {
  const plan = emptyPlan("Survival");
  const names = ["a", "b", "c", "d"].flatMap((chain) => [1, 2, 3].map((link) => `${chain}${link}`));
  return {
    ...plan,
    settings: { ...plan.settings, environment: { LEDGER: join(home, LEDGER) } },
    tasks: names.map((name) => ({
      ...newTask(taskId(name), name),
      agent: agentId("shell"),
      command: WORK,
      acceptance: { command: "true", criteria: [], policy: "command" as const },
    })),
    dependencies: names.filter((name) => !name.endsWith("1")).map((name) => newDependency(taskId(`${name.slice(0, 1)}${Number(name.slice(1)) - 1}`), taskId(name))),
  };
}

describe("a run goes on by itself", () => {
  const home = temporaryHome();
  const api = new Api(home);
  let application: Application;

  beforeAll(async () => {
    application = await startApplication({ home, port: PORT });
  }, 120_000);

  afterAll(async () => {
    await application.stop();
    removeHome(home);
  }, 60_000);

  test.each(["server", "runner", "postgres"] as const)("after kill -9 of the %s: it ends accepted, and nothing accepted runs again", async (part) => {
    rmSync(join(home, LEDGER), { force: true });
    const run = await api.run(planOf(home));
    await vi.waitFor(() => expect(ledger(home).some(({ kind }) => kind === "end")).toBe(true), { timeout: 20_000 });
    process.kill(application.pid(part), "SIGKILL");
    const state = await ended(api, run);
    expect(state.status).toBe("accepted");
    expect(startsAfterAcceptedEnd(ledger(home), state)).toEqual([]);
  }, 180_000);

  test("after kill -9 of the launcher nothing but the database lives on, and the next start takes the run up again", async () => {
    rmSync(join(home, LEDGER), { force: true });
    const run = await api.run(planOf(home));
    await vi.waitFor(() => expect(ledger(home).length).toBeGreaterThan(0), { timeout: 20_000 });
    const [server, runner] = [application.pid("server"), application.pid("runner")];
    process.kill(application.pid("launcher"), "SIGKILL");
    await vi.waitFor(() => expect([lives(server), lives(runner)]).toEqual([false, false]), { timeout: 30_000 });
    application = await startApplication({ home, port: PORT });
    const state = await ended(api, run);
    expect(state.status).toBe("accepted");
    expect(startsAfterAcceptedEnd(ledger(home), state)).toEqual([]);
  }, 180_000);
});

interface LedgerLine {
  readonly kind: string;
  readonly batch: string;
  readonly attempt: number;
}

function ledger(home: string): LedgerLine[] {
  let text = "";
  try {
    text = readFileSync(join(home, LEDGER), "utf8");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
  return text.split("\n").filter(Boolean).map((line) => {
    const [kind = "", batch = "", attempt = "0"] = line.split(" ");
    return { kind, batch, attempt: Number(attempt) };
  });
}

/** Batches that were started again although an attempt that ended was the accepted one. */
function startsAfterAcceptedEnd(lines: readonly LedgerLine[], state: Run): LedgerLine[] {
  return lines.filter((line, position) => {
    const accepted = Object.values(state.batches).find(({ id }) => id === line.batch)?.attempts.at(-1)?.number;
    return line.kind === "start" && lines.slice(0, position).some(({ kind, batch, attempt }) => kind === "end" && batch === line.batch && attempt === accepted);
  });
}

async function ended(api: Api, run: string): Promise<Run> {
  return vi.waitFor(
    async () => {
      const state = await api.state(run);
      expect(["accepted", "failed", "stopped"]).toContain(state.status);
      return state;
    },
    { timeout: 120_000, interval: 500 },
  );
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
