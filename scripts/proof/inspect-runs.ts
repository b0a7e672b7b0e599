import { setTimeout as delay } from "node:timers/promises";
import { connect, type Database, unavailabilityOf } from "@planloom/db";
import { checkEvidence } from "./check-evidence.ts";
import { collectRun } from "./collect-evidence.ts";
import { readLedger } from "./effect-ledger.ts";
import type { Call, Recovery } from "./evidence.ts";
import { leftovers } from "./leftovers.ts";
import type { Violation } from "./violation.ts";

interface Inspection {
  readonly runs: readonly string[];
  readonly databaseUrl: string;
  /** The folder with the logs of the runs. */
  readonly files: string;
  /** The folder of the effect ledger. */
  readonly ledger: string;
  /** Runners whose folders have to be empty by now. */
  readonly runnerHomes: readonly string[];
  readonly calls: readonly Call[];
  readonly recoveries: readonly Recovery[];
}

/** What has ended may take so long to be gone. */
const SETTLE_MS = 5_000;
const RESTART_MS = 30_000;

/** Holds everything that is known of some runs against the invariants. */
export async function inspectRuns({ runs, databaseUrl, files, ledger, runnerHomes, calls, recoveries }: Inspection): Promise<Violation[]> {
  const left = await leftAfter(() => leftovers({ marker: `LEDGER=${ledger}`, runnerHomes }));
  const db = await connected(databaseUrl);
  try {
    const found = await Promise.all(runs.map((run) => collectRun(db, { run, files })));
    return checkEvidence({ ledger: readLedger(ledger), runs: found, calls: calls.filter((call) => isAbout(call, runs)), recoveries, leftovers: left });
  } finally {
    await db.close();
  }
}

/** A start names its run only in its answer; that of a run which is not inspected says nothing here. */
function isAbout({ procedure, outcome }: Call, runs: readonly string[]): boolean {
  return procedure !== "run.start" || runs.some((run) => JSON.stringify(outcome).includes(run));
}

/** A database that was just killed is started again by its server, which takes a moment. */
async function connected(url: string): Promise<Database> {
  for (const deadline = performance.now() + RESTART_MS; ; await delay(200)) {
    try {
      return await connect(url, { connections: 1 });
    } catch (error) {
      if (unavailabilityOf(error) === null || performance.now() > deadline) throw error;
    }
  }
}

async function leftAfter(look: () => string[]): Promise<string[]> {
  for (const deadline = performance.now() + SETTLE_MS; performance.now() < deadline; ) {
    if (look().length === 0) return [];
    await delay(100);
  }
  return look();
}
