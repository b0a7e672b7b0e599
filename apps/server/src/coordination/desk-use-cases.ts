import { type DeskUseCases, OVER_ON_DESK_DAYS } from "@planloom/api";
import { type Database, type DeskRun, runsOnDesk } from "@planloom/db";
import { byWeightOfRuns, type DeskLine, deskLine, deskQueue, deskSize, type Plan, type Run, type RunId, runId } from "@planloom/scheduler";
import type { Logger } from "pino";
import type { EngineStore } from "../engine/engine-store.ts";
import type { Engine } from "../engine/live-runs.ts";
import { openLedger } from "../engine/run-ledger.ts";
import type { FrozenPlans } from "../plans/frozen-plans.ts";

interface DeskParts {
  readonly db: Database;
  readonly workspaceId: string;
  readonly engine: Pick<Engine, "read" | "time">;
  readonly store: Pick<EngineStore, "loadRun">;
  readonly plans: Pick<FrozenPlans, "find">;
  readonly logger: Logger;
}

/** The desk of one run after its event `seq`. */
interface KnownDesk {
  readonly seq: number;
  readonly size: number;
  /** Its first lines; `null` while only their number was asked for. */
  readonly lines: readonly DeskLine[] | null;
}

/** So many lines of one run are kept, as many as may be asked for of all runs together. */
const MOST_LINES = 500;

/**
 * The desk over all runs. What waits in a run is found by what it does, so it is looked at only where the run has moved
 * on since the last look; the database says which have.
 */
export function deskUseCases({ db, workspaceId, engine, store, plans, logger }: DeskParts): DeskUseCases {
  const known = new Map<string, KnownDesk>();

  const lookAt = async (run: DeskRun, withLines: boolean): Promise<KnownDesk> => {
    const { id, number, seq } = run;
    const before = known.get(id);
    if (before?.seq === seq && (!withLines || before.lines !== null)) return before;
    const now = await deskOf(run, withLines).catch((error: unknown) => {
      // One run that cannot be read keeps nobody from deciding about the others.
      logger.warn({ err: error, run: id, number }, "the desk of a run cannot be read");
      return { seq, size: 0, lines: [] };
    });
    known.set(id, now);
    return now;
  };
  const deskOf = async ({ id, seq: last, isOver }: DeskRun, withLines: boolean): Promise<KnownDesk> => {
    const at = isOver ? await readOnce(store, runId(id)) : await engine.read(runId(id));
    if (at === null) return { seq: last, size: 0, lines: [] };
    const { state, seq, planId, planRevision } = at;
    const plan = await plans.find({ id, planId, planRevision, revision: state.spec.revision });
    return withLines ? weighed(plan, state, seq) : { seq, size: deskSize(plan, state), lines: null };
  };
  const lookAtAll = async (withLines: boolean): Promise<readonly { readonly run: DeskRun; readonly desk: KnownDesk }[]> => {
    const runs = await runsOnDesk(db, workspaceId, OVER_ON_DESK_DAYS);
    const ids = new Set(runs.map(({ id }) => id));
    for (const id of known.keys()) if (!ids.has(id)) known.delete(id);
    const found: { run: DeskRun; desk: KnownDesk }[] = [];
    // One after the other, so that many runs that have to be read hold up nobody else.
    for (const run of runs) found.push({ run, desk: await lookAt(run, withLines) });
    return found;
  };

  return {
    async list({ limit }) {
      const all = await lookAtAll(true);
      const lines = all.flatMap(({ run: { id, number, planName, isOver }, desk }) => (desk.lines ?? []).map((line) => ({ ...line, run: runId(id), number, planName, isOver })));
      return { waiting: sizeOf(all), lines: lines.toSorted(byWeightOfRuns).slice(0, limit), now: engine.time() };
    },
    async count() {
      return { waiting: sizeOf(await lookAtAll(false)) };
    },
  };
}

/** Reads a run that is over without the engine, which would keep it in memory. */
async function readOnce(store: DeskParts["store"], id: RunId): ReturnType<Engine["read"]> {
  const page = await openLedger(store, id);
  return page === null ? null : { state: page.session.run, seq: page.seq, planId: page.planId, planRevision: page.planRevision };
}

function weighed(plan: Plan, run: Run, seq: number): KnownDesk {
  const queue = deskQueue(plan, run);
  return { seq, size: queue.length, lines: queue.slice(0, MOST_LINES).map(deskLine) };
}

function sizeOf(all: readonly { readonly desk: KnownDesk }[]): number {
  return all.reduce((sum, { desk }) => sum + desk.size, 0);
}
