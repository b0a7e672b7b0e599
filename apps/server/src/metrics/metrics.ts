import { countState, type Database, type StateCounts } from "@planloom/db";
import type { Account, RunEvent } from "@planloom/scheduler";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { attemptOf } from "../engine/attempt-of.ts";
import type { SavedStep } from "../engine/live-run.ts";
import type { ScheduledBackups } from "../backup/scheduled-backups.ts";
import type { DiskWatch } from "../health/watch-disk.ts";

interface MetricsParts {
  readonly db: Database;
  readonly workspaceId: string;
  readonly disk: Pick<DiskWatch, "space">;
  /** `null` where none are made by themselves. */
  readonly backups: Pick<ScheduledBackups, "state" | "failures"> | null;
  /** Milliseconds since the engine last went through its leases; `null` if it never did. */
  readonly engineSilentMs: () => number | null;
  /** The same for the clean-up. */
  readonly cleanUpSilentMs: () => number | null;
}

/** What a monitoring system is told. No run and no batch is a label: their number has no bound. */
export interface Metrics {
  /** Counts what a saved step brought. Takes a few microseconds for each event. */
  readonly count: (step: SavedStep) => void;
  /** Counts how reports of runners were taken. */
  readonly countReports: (outcomes: readonly { readonly kind: string }[]) => void;
  /** Everything in the Prometheus text format. Asks the database once. */
  text(): Promise<string>;
  readonly contentType: string;
}

const STATE: Readonly<Record<keyof StateCounts, readonly [name: string, help: string]>> = {
  liveRuns: ["planloom_runs_live", "Runs that are not over."],
  offers: ["planloom_offers", "Attempts that wait for a runner."],
  oldestOfferSeconds: ["planloom_oldest_offer_seconds", "How long the oldest of them has waited."],
  leases: ["planloom_leases", "Attempts that runners hold."],
  suspectLeases: ["planloom_leases_suspect", "Of them, those whose runner has been silent."],
  stuckLeases: ["planloom_leases_stuck", "Leases that ran out over a minute ago and that nobody acted upon. More than 0 wants a person."],
  forPeople: ["planloom_batches_for_people", "Batches of live runs that wait for a person."],
  runners: ["planloom_runners", "Runners that are registered."],
  runnersOnline: ["planloom_runners_online", "Of them, those heard of in the last 20 s."],
};
const STATE_KEYS = ["liveRuns", "offers", "oldestOfferSeconds", "leases", "suspectLeases", "stuckLeases", "forPeople", "runners", "runnersOnline"] as const;

export function createMetrics({ db, workspaceId, disk, backups, engineSilentMs, cleanUpSilentMs }: MetricsParts): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: "planloom_" });
  const events = new Counter({ name: "planloom_run_events_total", help: "Events of runs by type.", labelNames: ["type"], registers });
  const concluded = new Counter({ name: "planloom_runs_concluded_total", help: "Runs that ended, by how.", labelNames: ["status"], registers });
  const reports = new Counter({ name: "planloom_reports_total", help: "Reports of runners; ignored ones were stale or came twice.", labelNames: ["outcome"], registers });
  const workReports = new Counter({ name: "planloom_work_reports_total", help: "Reports of work, by whether they could be read.", labelNames: ["outcome"], registers });
  const blockers = new Counter({ name: "planloom_blockers_total", help: "Blockers that were raised, by kind. Questions of reports are clarifications.", labelNames: ["kind"], registers });
  const verdicts = new Counter({ name: "planloom_check_ins_total", help: "Verdicts of people.", labelNames: ["verdict"], registers });
  const countWork = (event: RunEvent): void => {
    if (event.type === "attempt.checked-in") verdicts.inc({ verdict: event.verdict });
    if (event.type === "batch.sent-back") verdicts.inc({ verdict: "sent-back" });
    if (event.type === "blocker.raised") blockers.inc({ kind: event.blocker.kind });
    if (event.type !== "attempt.reported") return;
    const { account } = event.report;
    workReports.inc({ outcome: outcomeOf(account) });
    for (const { kind } of account?.said?.blockers ?? []) blockers.inc({ kind });
    if (account?.said !== undefined && account.said !== null) blockers.inc({ kind: "clarification" }, account.said.questions.length);
  };
  const claimSeconds = new Histogram({ name: "planloom_ready_to_claim_seconds", help: "From an attempt's offer to its claim.", buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60, 600, 3_600], registers });
  const state = STATE_KEYS.map((key) => [key, new Gauge({ name: STATE[key][0], help: STATE[key][1], registers })] as const);
  const databaseUp = new Gauge({ name: "planloom_database_up", help: "1 where the database answered just now.", registers });
  const gaugeOf = (name: string, help: string, read: () => number | null) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        const value = read();
        if (value === null) this.reset();
        else this.set(value);
      },
    });
  const seconds = (silentMs: () => number | null) => () => {
    const ms = silentMs();
    return ms === null ? null : ms / 1_000;
  };
  gaugeOf("planloom_engine_tick_age_seconds", "Since the engine last went through its leases. Over 10 it does not move runs on.", seconds(engineSilentMs));
  gaugeOf("planloom_clean_up_age_seconds", "Since the last clean-up of what is too old.", seconds(cleanUpSilentMs));
  if (backups !== null) {
    gaugeOf("planloom_backup_age_seconds", "Since the newest backup that was made by itself.", seconds(() => sinceMs(backups.state().lastAt)));
    gaugeOf("planloom_backup_failed", "1 where the last try failed.", () => (backups.state().failure === null ? 0 : 1));
    gaugeOf("planloom_backup_failures", "Tries that failed since the server was started.", backups.failures);
  }
  gaugeOf("planloom_disk_free_bytes", "Free space for the data folder.", () => disk.space()?.freeBytes ?? null);
  gaugeOf("planloom_disk_total_bytes", "The size of its disk.", () => disk.space()?.totalBytes ?? null);

  return {
    count({ events: saved, state: run, commands }) {
      for (const { at, event } of saved) {
        events.inc({ type: event.type });
        countWork(event);
        if (event.type !== "attempt.claimed") continue;
        const attempt = attemptOf(run, event);
        if (attempt !== null) claimSeconds.observe(Math.max(0, at - attempt.offeredAt) / 1_000);
      }
      if (commands.some(({ type }) => type === "concluded")) concluded.inc({ status: run.status });
    },
    countReports(outcomes) {
      for (const { kind } of outcomes) reports.inc({ outcome: kind });
    },
    async text() {
      const counts = await countState(db, workspaceId).catch(() => null);
      databaseUp.set(counts === null ? 0 : 1);
      for (const [key, gauge] of state) {
        if (counts === null) gauge.reset();
        else gauge.set(counts[key]);
      }
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

function outcomeOf(account: Account | null): "read" | "unreadable" | "missing" {
  if (account === null) return "missing";
  return account.said !== null ? "read" : account.fault === null ? "missing" : "unreadable";
}

/** A backup is of a time of day, by which its age is told. */
const sinceMs = (at: number | null): number | null => (at === null ? null : Date.now() - at);
