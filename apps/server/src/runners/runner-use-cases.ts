import { ApiError, type RunnerUseCases } from "@planloom/api";
import { failpoint } from "@planloom/api/failpoint";
import { runId } from "@planloom/scheduler";
import type { Logger } from "pino";
import type { EngineStore } from "../engine/engine-store.ts";
import type { Engine } from "../engine/live-runs.ts";
import type { EngineSettings } from "../engine/engine-settings.ts";
import type { Time } from "../engine/time.ts";
import type { Feed } from "../live/feed.ts";
import type { LogFiles } from "../live/log-files.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { Signals } from "../live/signals.ts";
import type { FrozenPlans } from "../plans/frozen-plans.ts";
import { greetRunner } from "./greet-runner.ts";
import { heartbeat } from "./heartbeat.ts";
import { fenceKey } from "./lease-fence.ts";
import type { AttemptTokens } from "../auth/attempt-tokens.ts";
import type { SecretVault } from "../secrets/secret-vault.ts";
import type { Grants } from "./grants.ts";
import type { Membership } from "./join-fleet.ts";
import { logAuthors } from "./log-authors.ts";
import { pollWork } from "./poll-work.ts";
import type { SentBriefs } from "./sent-briefs.ts";
import { type ReportParts, takeReports } from "./take-reports.ts";

interface RunnerParts {
  readonly store: EngineStore;
  readonly time: Time;
  readonly membership: Membership;
  readonly workspaceId: string;
  readonly engine: Engine;
  readonly plans: FrozenPlans;
  readonly grants: Grants;
  readonly attemptTokens: AttemptTokens;
  readonly vault: Pick<SecretVault, "open" | "noteUse">;
  readonly briefs: Pick<SentBriefs, "note">;
  readonly joinTasks: ReportParts["joinTasks"];
  readonly logs: LogFiles;
  readonly signals: Signals;
  readonly feed: Feed;
  readonly settings: EngineSettings;
  readonly closing: AbortSignal;
  readonly logger: Logger;
  readonly isTraced: boolean;
  readonly metrics: Pick<Metrics, "countReports">;
}

/** What runners ask of the server. */
export function runnerUseCases({ logs, signals, feed, settings, metrics, joinTasks, ...parts }: RunnerParts): RunnerUseCases {
  const { heartbeatMs, lostAfterMs, killMarginMs } = settings;
  const told = new Map<string, ReadonlySet<string>>();
  const authors = logAuthors(parts.engine);
  return {
    async register(input) {
      const { id, name, token, labels, mostAtOnce } = await parts.membership.join(input);
      parts.grants.forget(id);
      feed.publish({ kind: "fleet" });
      return { runner: id, name, token, labels: [...labels], capacity: mostAtOnce };
    },
    async hello({ runner, token: tokenId }, { labels: declared, clock, rotates, ...greeting }) {
      told.delete(runner);
      const clockSkewMs = clock === undefined ? null : clock - (await parts.store.time());
      const orders = await greetRunner({ ...parts, lostAfterMs }, runner, { ...greeting, declared, clockSkewMs });
      feed.publish({ kind: "fleet" });
      const { mostAtOnce: capacity } = await parts.grants.of(runner);
      return { runner, heartbeatMs, lostAfterMs, killMarginMs, capacity, orders, token: rotates ? await parts.membership.rotate(tokenId) : null };
    },
    poll: (runner, { free, waitMs }, signal) => pollWork({ ...parts, signals, told }, { runner, free, waitMs, signal }),
    heartbeat: (runner, { live }) => heartbeat({ ...parts, lostAfterMs }, runner, live),
    async goodbye(runner) {
      await parts.store.partRunner(runner);
      feed.publish({ kind: "fleet" });
      return {};
    },
    async endedRuns(runs) {
      const ends = await parts.store.runEnds(parts.workspaceId, runs);
      const known = new Set<string>(ends.map(({ id }) => id));
      const ended = ends.flatMap(({ id, forMs, mayGoOn }) => (forMs === null ? [] : [{ run: runId(id), forMs, mayGoOn }]));
      return { ended, unknown: runs.filter((run) => !known.has(run)) };
    },
    async appendLog({ runner, only }, { fence, ...part }) {
      if (only !== null && fenceKey(only) !== fenceKey(fence)) throw new ApiError("not-found", "This token is for another attempt.");
      await authors.check(runner, fence);
      failpoint("log:before");
      const size = await logs.append(fence, part);
      failpoint("log:after");
      signals.notify(`log:${fence.run}/${fence.attempt}`);
      return { size };
    },
    async report(runner, input) {
      const answer = await takeReports({ ...parts, joinTasks }, runner, input);
      metrics.countReports(answer.outcomes);
      return answer;
    },
  };
}
