import { type ApiContext, appRouter } from "@planloom/api";
import { TRPCError } from "@trpc/server";
import { pino } from "pino";
import type { Alarms } from "../engine/alarms.ts";
import { announcer } from "../engine/announce.ts";
import { databaseClock } from "../engine/database-clock.ts";
import { DEFAULT_ENGINE_SETTINGS } from "../engine/engine-settings.ts";
import type { EngineStore } from "../engine/engine-store.ts";
import { type Engine, liveRuns } from "../engine/live-runs.ts";
import { startEngine } from "../engine/start-engine.ts";
import type { Time } from "../engine/time.ts";
import { asApiError } from "../http/as-api-error.ts";
import type { LogFiles } from "../live/log-files.ts";
import type { RunTails } from "../live/run-tails.ts";
import { createSignals } from "../live/signals.ts";
import type { FrozenPlans } from "../plans/frozen-plans.ts";
import type { Grants } from "../runners/grants.ts";
import { runnerUseCases } from "../runners/runner-use-cases.ts";
import { changeRun } from "../runs/change-run.ts";
import { takeReturnedTasks } from "../runs/take-returned-tasks.ts";

export interface ServerOnStoreParts {
  readonly store: EngineStore;
  readonly time: Time;
  readonly alarms: Pick<Alarms, "listen">;
  readonly plans: FrozenPlans;
  readonly logs: LogFiles;
  /** What an owner has granted a runner. */
  readonly labelsOf: (runner: string) => readonly string[];
  readonly workspaceId: string;
  /** Told of everything the server would write into its log as an error. */
  readonly onError: (error: unknown, message: string) => void;
  /** Stands between the engine and whoever delivers facts to it. */
  readonly around?: (engine: Engine) => Engine;
}

export type RunnerCaller = ReturnType<typeof appRouter.createCaller>["runner"];

/** A server without a network and without people. */
export interface ServerOnStore {
  readonly engine: Engine;
  /** Changes a live run as a person does. */
  readonly change: (...change: Parameters<typeof changeRun> extends [unknown, ...infer Rest] ? Rest : never) => ReturnType<typeof changeRun>;
  /** What a runner can ask of it, through the same checks as over the network. Rejects with what it is told. */
  callsOf(runner: string, gone: AbortSignal): RunnerCaller;
}

/** Starts the engine, its clockwork and what runners ask, on a store and a clock that are handed in. Runs until they end. */
export async function serverOnStore({ store, time, alarms, plans, logs, labelsOf, workspaceId, onError, around = (engine) => engine }: ServerOnStoreParts): Promise<ServerOnStore> {
  const logger = errorsOnly(onError);
  const signals = createSignals(time);
  const settings = DEFAULT_ENGINE_SETTINGS;
  const clock = await databaseClock(() => store.time(), () => time.passed());
  const engine = around(liveRuns({ store, clock, time, lostAfterMs: settings.lostAfterMs, onSaved: announcer({ tails: NOBODY_WATCHES, signals, feed: NOBODY, logger }) }));
  const closing = new AbortController().signal;
  const attemptTokens = { issue: () => "token", read: () => null };
  const runners = runnerUseCases({ joinTasks: (returned) => takeReturnedTasks({ engine, plans, vault: NO_SECRETS }, returned), store, time, membership: NO_TOKENS, workspaceId, engine, plans, grants: grantsOf(labelsOf), attemptTokens, vault: NO_SECRETS, briefs: { note: () => undefined }, logs, signals, feed: NOBODY, settings, metrics: { countReports: () => undefined }, isTraced: false, closing, logger });
  const useCases: ApiContext["useCases"] = { runners, plans: absent("plans"), runs: absent("runs"), coordination: absent("coordination"), desk: absent("desk"), fleet: absent("fleet"), workspace: absent("workspace"), secrets: absent("secrets"), sessions: absent("sessions") };
  await startEngine({ store, engine, clock, endLog: (log, line) => logs.addLine(log, line), time, alarms, settings, logger });
  return { engine, change: (...change) => changeRun({ engine, vault: NO_SECRETS }, ...change), callsOf: (runner, signal) => appRouter.createCaller({ actor: { kind: "runner", runner, token: "token" }, useCases, asApiError }, { signal }).runner };
}

/** What a caller is told of an error of the server. */
export function codeOf(error: unknown): string {
  return error instanceof TRPCError ? error.code : "INTERNAL_SERVER_ERROR";
}

const NOBODY_WATCHES: RunTails = { publish: () => undefined, doubt: () => undefined, open: () => ({ after: () => Promise.resolve([]), end: () => undefined }) };
const NOBODY = { publish: () => undefined, follow: async function* () {} };
/** A workspace without any. */
export const NO_SECRETS = { names: () => Promise.resolve(new Set<string>()), open: () => Promise.resolve({ values: new Map(), faults: new Map() }), noteUse: () => Promise.resolve() };
const NO_TOKENS = { join: () => Promise.reject(new Error("nobody joins")), rotate: () => Promise.resolve(null) };

/** Nothing is limited but by labels. */
function grantsOf(labelsOf: (runner: string) => readonly string[]): Grants {
  return {
    of: async (runner) => ({ labels: [...labelsOf(runner)], mostAtOnce: null, draining: false, removed: false }),
    isUnlimited: () => Promise.resolve(true),
    claiming: (_runner, free, claim) => (free === 0 ? Promise.resolve([]) : claim(free)),
    forget: () => undefined,
  };
}

function absent(name: string) {
  return new Proxy(Object.create(null), {
    get() {
      throw new Error(`nobody asks for ${name}`);
    },
  });
}

function errorsOnly(onError: ServerOnStoreParts["onError"]) {
  return pino(
    { level: "error", base: null, hooks: { logMethod: ([context, message]) => onError(typeof context === "object" && context !== null && "err" in context ? context.err : context, String(message)) } },
    { write: () => undefined },
  );
}
