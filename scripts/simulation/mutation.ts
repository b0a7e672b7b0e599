import type { EngineStore } from "../../apps/server/src/engine/engine-store.ts";
import type { Time as ServerTime } from "../../apps/server/src/engine/time.ts";
import type { LogFiles } from "../../apps/server/src/live/log-files.ts";
import type { FrozenPlans } from "../../apps/server/src/plans/frozen-plans.ts";
import type { Engine } from "../../apps/server/src/engine/live-runs.ts";
import type { AttemptSite } from "../../apps/runner/src/attempts/execute-attempt.ts";
import type { RunnerApi } from "../../apps/runner/src/protocol.ts";
import type { Time as RunnerTime } from "../../apps/runner/src/time.ts";

/** A mistake that is planted from outside, to see whether the simulation finds it. What is left out is as it is. */
export interface Mutation {
  /** What is wrong, in a few words. */
  readonly name: string;
  /** The seed from which it is searched, where that makes it shorter; 1 where it is left out. */
  readonly from?: number;
  readonly store?: (store: EngineStore, time: ServerTime) => EngineStore;
  readonly plans?: (plans: FrozenPlans) => FrozenPlans;
  readonly logs?: (logs: LogFiles) => LogFiles;
  readonly engine?: (engine: Engine) => Engine;
  readonly perform?: (perform: AttemptSite["perform"]) => AttemptSite["perform"];
  readonly api?: (api: RunnerApi) => RunnerApi;
  readonly places?: (capacity: number) => number;
  readonly runnerTime?: (time: RunnerTime) => RunnerTime;
}
