import type { Plan, Run } from "@planloom/scheduler";
import { ensureRunner } from "../runners/ensure-runner.ts";
import { insertPlan } from "../plans/insert-plan.ts";
import { insertRun } from "../runs/insert-run.ts";
import type { Database } from "../session/database.ts";
import { ensureWorkspace } from "../workspaces/ensure-workspace.ts";

/** A plan without tasks. */
export function samplePlan(name: string): Plan {
  return {
    name,
    description: "",
    settings: {
      maxParallel: 4,
      batchMinutes: { min: 15, max: 25 },
      timeoutMinutes: 60,
      onFailure: "isolated",
      onLost: "retry",
      retries: { limit: 0, backoffSeconds: 1, maxBackoffSeconds: 60, jitter: 0, onExitCodes: [], notOnExitCodes: [] },
      maxUnchecked: null,
      pause: { handBackMinutes: 2, finishMinutes: 10, between: "finish" },
      directory: null,
      directoryMode: "in-place",
      environment: {},
      checkInMinutes: 0,
      reviewer: null,
    },
    streams: [],
    agents: [],
    resources: [],
    tasks: [],
    dependencies: [],
  };
}

/** A run without batches. */
export function sampleRun(status: Run["status"] = "created"): Run {
  const pause = { handBackMinutes: 2, finishMinutes: 10, between: "finish" } as const;
  const spec: Run["spec"] = { maxParallel: 4, resources: {}, agents: {}, onLost: "retry", maxUnchecked: null, pause, contracts: {}, revision: 0, batches: [] };
  return { spec, status, startedAt: null, endedAt: null, reason: null, nextEpoch: 1, batches: {}, coordination: { board: [], handOvers: [], blockers: [], issues: [], audits: [], settledFlags: [], briefs: {} } };
}

/** Ids of rows that most stores need to be there. */
export interface SampleRows {
  readonly workspaceId: string;
  readonly planId: string;
  readonly runnerId: string;
}

/** Puts a workspace, a plan and a runner into an empty database. */
export async function insertSampleRows(db: Database): Promise<SampleRows> {
  const { id: workspaceId } = await ensureWorkspace(db, "team");
  const plan = await insertPlan(db, { workspaceId, name: "sample", document: samplePlan("sample"), by: "ann" });
  const runner = await ensureRunner(db, { workspaceId, name: "local" });
  return { workspaceId, planId: plan.id, runnerId: runner.id };
}

/** Adds a run of the sample plan and gives its id. */
export async function insertSampleRun(db: Database, { workspaceId, planId }: SampleRows): Promise<string> {
  const run = await db.transaction((tx) => insertRun(tx, { workspaceId, planId, planRevision: 1, state: sampleRun("running"), startedBy: "ann" }));
  return run.id;
}
