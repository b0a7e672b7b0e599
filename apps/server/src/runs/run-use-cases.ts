import { ApiError, type DecisionResult, runStateSchema, type RunUseCases } from "@planloom/api";
import { type Database, databaseTime, findOrigin, findRun, lastOutputs, listRuns, toldAttempts } from "@planloom/db";
import { attemptId, combineMetrics, liveAttempt, type RunFact, type RunId, type RunStatus } from "@planloom/scheduler";
import type { EngineStore } from "../engine/engine-store.ts";
import type { Engine } from "../engine/live-runs.ts";
import type { NewWork } from "../health/new-work.ts";
import type { Feed } from "../live/feed.ts";
import type { LogFiles } from "../live/log-files.ts";
import type { RunTails } from "../live/run-tails.ts";
import type { Signals } from "../live/signals.ts";
import { untilClosing } from "../live/until-closing.ts";
import { watchRun } from "../live/watch-run.ts";
import type { FrozenPlans } from "../plans/frozen-plans.ts";
import type { SecretVault } from "../secrets/secret-vault.ts";
import type { SentBriefs } from "../runners/sent-briefs.ts";
import { briefOfAttempt } from "./brief-of-attempt.ts";
import { briefShown } from "./brief-shown.ts";
import { changeRun, previewChange } from "./change-run.ts";
import { checkInWithFix } from "../coordination/check-in-with-fix.ts";
import { decide } from "./decide.ts";
import { finishAttempt } from "./finish-attempt.ts";
import { measuredRuns } from "./measured-runs.ts";
import type { RequireRun } from "./require-run.ts";
import { runSummary, summaryOfState } from "./run-summary.ts";
import { startOnce } from "./start-once.ts";

interface RunParts {
  readonly db: Database;
  readonly store: EngineStore;
  readonly workspaceId: string;
  readonly requireRun: RequireRun;
  readonly engine: Engine;
  readonly plans: FrozenPlans;
  readonly logs: LogFiles;
  readonly tails: RunTails;
  readonly signals: Signals;
  readonly feed: Feed;
  readonly newWork: NewWork;
  readonly vault: Pick<SecretVault, "names">;
  readonly briefs: Pick<SentBriefs, "find" | "note">;
  /** Aborts when the server stops: ends every stream. */
  readonly closing: AbortSignal;
}

const LIVE: readonly RunStatus[] = ["created", "running", "pausing", "paused", "stopping"];

/** What can be done with runs. Everything that changes one goes through the engine. */
export function runUseCases({ db, store, workspaceId, requireRun, engine, plans, logs, tails, signals, feed, newWork, vault, briefs, closing }: RunParts): RunUseCases {
  const measureRuns = measuredRuns(store, plans);
  const decideOn = async (run: RunId, fact: RunFact): Promise<DecisionResult> => {
    await requireRun(run);
    return decide(engine, run, { fact });
  };
  return {
    start: (input, by) => startOnce({ db, workspaceId, engine, newWork, vault }, input, by),
    async list({ status, planId, search, limit, before }) {
      const statuses = status === undefined ? undefined : status === "live" ? LIVE : [status];
      const found = await listRuns(db, { workspaceId, statuses, planId, search, before, limit: limit + 1 });
      return { runs: found.slice(0, limit).map(runSummary), more: found.length > limit };
    },
    async get(run) {
      const found = await findRun(db, run);
      if (found?.workspaceId !== workspaceId) throw new ApiError("not-found", "There is no such run.");
      const current = await engine.read(run);
      if (current === null) throw new ApiError("not-found", "There is no such run.");
      const plan = await plans.find({ id: found.id, planId: found.planId, planRevision: found.planRevision, revision: current.state.spec.revision });
      return { summary: summaryOfState(found, current.state), plan, state: current.state, seq: current.seq, now: await databaseTime(db) };
    },
    async origin(run) {
      await requireRun(run);
      const found = await findOrigin(db, run);
      return found === null ? null : runStateSchema.parse(found.state);
    },
    async lastOutputs(run) {
      await requireRun(run);
      const live = (await engine.look(run, ({ batches }) => Object.values(batches).flatMap((batch) => liveAttempt(batch) ?? []))) ?? [];
      const found = await lastOutputs(db, run, live.flatMap(({ id, stage }) => (stage.kind === "running" ? [id] : [])));
      return found.map(({ attemptId: attempt, at }) => ({ attempt: attemptId(attempt), at }));
    },
    watch: (input, signal) => untilClosing(watchRun({ tails, signals, logs, requireRun }, input, AbortSignal.any([signal, closing])), closing),
    feed: (signal) => untilClosing(feed.follow(AbortSignal.any([signal, closing])), closing),
    async metrics({ planId, limit }) {
      const measured = await measureRuns(await listRuns(db, { workspaceId, planId, limit }));
      return { total: combineMetrics(measured.map(({ metrics }) => metrics)), runs: measured.map(({ run, metrics }) => ({ summary: runSummary(run), metrics })) };
    },
    async previewChange({ run, plan }) {
      await requireRun(run);
      return previewChange({ engine, vault, plans }, { run, plan });
    },
    async change(input, by) {
      await requireRun(input.run);
      return changeRun({ engine, vault }, input, by);
    },
    pause: ({ run, policy }, by) => decideOn(run, { type: "run.paused", by, policy }),
    resume: (run, by) => decideOn(run, { type: "run.resumed", by }),
    stop: (run, by) => decideOn(run, { type: "run.stop-requested", by }),
    restartBatch: ({ run, batch, attempts, agent }, by) => decideOn(run, { type: "batch.restarted", batch, attempts, by, agent }),
    retryBatch: ({ run, batch }, by) => decideOn(run, { type: "batch.retried", batch, by }),
    skipBatch: ({ run, batch }, by) => decideOn(run, { type: "batch.skipped", batch, by }),
    stopAttempt: ({ run, ...fence }, by) => decideOn(run, { type: "attempt.stop-requested", ...fence, by }),
    async takeAttempt({ run, ...fence }, by) {
      await requireRun(run);
      const shown = await briefShown({ engine, plans }, { run, ...fence });
      const taken = await decide(engine, run, { fact: { type: "attempt.taken", ...fence, by } });
      if (taken.kind === "applied" && shown !== null) briefs.note(shown);
      return taken;
    },
    finishAttempt: (input, by) => finishAttempt({ db, workspaceId, engine, plans, briefs }, input, by),
    async checkIn({ fix, ...input }, by) {
      const { run, ...checkIn } = input;
      if (fix === null || input.verdict !== "minor") return decideOn(run, { type: "attempt.checked-in", ...checkIn, by });
      await requireRun(run);
      return checkInWithFix({ engine, plans, vault }, { ...input, fix }, by);
    },
    sendBack: ({ run, ...sendBack }, by) => decideOn(run, { type: "batch.sent-back", ...sendBack, by }),
    async brief(input) {
      await requireRun(input.run);
      return briefOfAttempt({ engine, plans, briefs }, input);
    },
    async toldOf({ run, entry }) {
      await requireRun(run);
      return { attempts: (await toldAttempts(db, run, entry)).map(attemptId) };
    },
    async readLog({ run, attempt, fromByte, maxBytes }) {
      await requireRun(run);
      return logs.read({ run, attempt }, { fromByte, maxBytes });
    },
  };
}
