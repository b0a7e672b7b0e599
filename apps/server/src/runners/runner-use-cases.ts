import type { RunnerUseCases, WorkOrder } from "@planloom/api";
import { type Database, endedRuns } from "@planloom/db";
import { runId } from "@planloom/scheduler";
import type { Logger } from "pino";
import type { ApplyEvents } from "../engine/apply-event.ts";
import type { EngineSettings } from "../engine/engine-settings.ts";
import type { Feed } from "../live/feed.ts";
import type { LogFiles } from "../live/log-files.ts";
import type { Signals } from "../live/signals.ts";
import type { FrozenPlans } from "../plans/frozen-plans.ts";
import { greetRunner } from "./greet-runner.ts";
import { heartbeat } from "./heartbeat.ts";
import { listFleet } from "./list-fleet.ts";
import { logAuthors } from "./log-authors.ts";
import { pollWork } from "./poll-work.ts";
import { takeReport } from "./take-report.ts";

interface RunnerParts {
  readonly db: Database;
  readonly workspaceId: string;
  readonly engine: ApplyEvents;
  readonly plans: FrozenPlans;
  readonly logs: LogFiles;
  readonly signals: Signals;
  readonly feed: Feed;
  readonly settings: EngineSettings;
  readonly closing: AbortSignal;
  readonly logger: Logger;
}

/** What runners ask of the server, and what members see of them. */
export function runnerUseCases({ logs, signals, feed, settings, ...parts }: RunnerParts): RunnerUseCases {
  const { heartbeatMs, lostAfterMs, killMarginMs, suspectAfterMs } = settings;
  const undelivered = new Map<string, readonly WorkOrder[]>();
  const told = new Map<string, ReadonlySet<string>>();
  const authors = logAuthors(parts.db);
  return {
    async hello(runner, greeting) {
      const expected = (undelivered.get(runner) ?? []).map((order) => order.fence);
      told.delete(runner);
      await greetRunner({ ...parts, lostAfterMs }, runner, { ...greeting, expected });
      feed.publish({ kind: "fleet" });
      return { runner, heartbeatMs, lostAfterMs, killMarginMs };
    },
    poll: (runner, { free, waitMs }, signal) => pollWork({ ...parts, signals, undelivered, told }, { runner, free, waitMs, signal }),
    heartbeat: (runner, { live }) => heartbeat({ ...parts, lostAfterMs }, runner, live),
    async endedRuns(runs) {
      return { ended: (await endedRuns(parts.db, parts.workspaceId, runs)).map(({ id, forMs }) => ({ run: runId(id), forMs })) };
    },
    async appendLog(runner, { fence, from, text }) {
      await authors.check(runner, fence);
      const size = await logs.append(fence, { from, text });
      signals.notify(`log:${fence.run}/${fence.attempt}`);
      return { size };
    },
    report: (runner, input) => takeReport(parts, runner, input),
    fleet: () => listFleet({ ...parts, suspectAfterMs }),
  };
}
