import type { ReportAnswer, ReportOutcome, RunFence, RunnersReport } from "@planloom/api";
import { readWorkReport } from "@planloom/formats";
import type { AttemptReport, ChangedFiles, RunId } from "@planloom/scheduler";
import type { ClaimWish } from "../engine/delivery.ts";
import { claimWork, type ClaimParts } from "./claim-work.ts";
import { heldBy } from "./held-by.ts";
import { ordersFor } from "./orders.ts";
import { ownChanges } from "./own-changes.ts";
import { unlessStuck } from "./unless-stuck.ts";

interface Reported {
  readonly fence: RunFence;
  readonly report: RunnersReport;
}

export interface ReportParts extends ClaimParts {
  /** Lets returned tasks join their run, and gives the report to record. */
  readonly joinTasks: (returned: { readonly runner: string; readonly fence: RunFence; readonly report: AttemptReport; readonly tasks: string }) => Promise<AttemptReport>;
}

/** What a runner has done, and how many more attempts it has room for once that is taken. */
interface Reports {
  readonly reports: readonly Reported[];
  readonly free: number;
}

/**
 * Takes a runner's reports and gives it the next work in the same answer. One that was taken before, or that comes from
 * a runner the server has given up on, changes nothing and says so. The next work comes from the run that was reported
 * on, in the very step that records the report, unless another run has something to do: then all of them get their turn.
 * What is said of a run that cannot be moved is not taken, and does not keep the rest from being taken.
 */
export async function takeReports(parts: ReportParts, runner: string, { reports, free }: Reports): Promise<ReportAnswer> {
  const outcomes = new Map<Reported, ReportOutcome>();
  const orders: ReportAnswer["orders"] = [];
  const runs = Map.groupBy(reports, ({ fence }) => fence.run);
  const { labels } = await parts.grants.of(runner);
  // Where places are limited they have to be counted first, which asking for work does.
  const mayGoOn = free > 0 && (await parts.grants.isUnlimited(runner));
  for (const [run, ofRun] of runs) {
    const isAlone = runs.size === 1 && mayGoOn && !parts.engine.othersOffer(run);
    const taken = await unlessStuck(parts.logger, run, () => takeOfRun(parts, runner, { run, reports: ofRun, wish: isAlone ? { runner, free, labels } : null }));
    if (taken === null) continue;
    ofRun.forEach((each, index) => outcomes.set(each, taken.outcomes[index] ?? NO_SUCH_RUN));
    orders.push(...taken.orders);
  }
  if (orders.length < free && (!mayGoOn || needsTurn(parts, [...runs.keys()]))) orders.push(...(await claimWork(parts, runner, free - orders.length)));
  return { outcomes: reports.map((each) => outcomes.get(each) ?? { kind: "not-taken" }), orders };
}

const NO_SUCH_RUN: ReportOutcome = { kind: "ignored", message: "There is no such run." };

interface OfRun {
  readonly run: RunId;
  readonly reports: readonly Reported[];
  readonly wish: ClaimWish | null;
}

async function takeOfRun(parts: ReportParts, runner: string, { run, reports, wish }: OfRun): Promise<{ readonly outcomes: readonly ReportOutcome[]; readonly orders: ReportAnswer["orders"] }> {
  const deliveries = await Promise.all(reports.map((each) => deliveryOf(parts, runner, each)));
  const advanced = await parts.engine.apply(run, deliveries, wish);
  if (advanced === null) return { outcomes: [], orders: [] };
  // The reports are taken by now, whatever becomes of the orders.
  const orders = await unlessStuck(parts.logger, run, () => ordersFor(parts, advanced, advanced.claimed));
  return { outcomes: advanced.outcomes, orders: orders ?? [] };
}

/** Whether there may be work that was not looked at: of another run, or of several. */
function needsTurn({ engine }: ClaimParts, runs: readonly RunId[]): boolean {
  return runs.length !== 1 || runs.some((run) => engine.othersOffer(run));
}

async function deliveryOf(parts: ReportParts, runner: string, { fence, report: { tasks, said, fault, changed, ...report } }: Reported) {
  const { run: _run, ...attempt } = fence;
  const own = changed === null ? null : shortList(await ownChanges(parts, fence, changed));
  const arrived = await withoutAbsentFiles(parts, fence, { ...report, account: accountOf({ said, fault, changed: own }) });
  const recorded = tasks === null || arrived.outcome.kind !== "exited" || arrived.outcome.code !== 0 ? arrived : await parts.joinTasks({ runner, fence, report: arrived, tasks });
  return { fact: { type: "attempt.reported" as const, ...attempt, report: recorded }, refuse: heldBy(runner, attempt) };
}

/** The names of changed files go into the state of the run, so that they may not take any room they like. */
const MOST_NAMES_CHARACTERS = 50_000;

/** The first files of those that changed, as many as there is room for; the others are counted. */
function shortList({ files, more }: ChangedFiles): ChangedFiles {
  let room = MOST_NAMES_CHARACTERS;
  const kept = files.filter(({ length }) => (room -= length) >= 0);
  return { files: kept, more: more + files.length - kept.length };
}

/** What is known of the work besides its result. The text of a report is not kept where it could be read. */
function accountOf({ said, fault, changed }: Pick<RunnersReport, "said" | "fault"> & { readonly changed: ChangedFiles | null }): AttemptReport["account"] {
  if (said === null) return fault === null && changed === null ? null : { said: null, fault, changed };
  const read = readWorkReport(said);
  return read.kind === "read" ? { said: read.report, fault: null, changed } : { said: null, fault: read.message, changed };
}

/** A file that was reported but never arrived counts as missing. */
async function withoutAbsentFiles({ store }: ClaimParts, { run, attempt }: RunFence, report: AttemptReport): Promise<AttemptReport> {
  const absent = new Set<string>();
  for (const output of report.outputs) {
    if (output.kind !== "file") continue;
    const bytes = await store.artifactBytes({ runId: run, attemptId: attempt, name: output.name });
    if (bytes !== output.bytes) absent.add(output.name);
  }
  if (absent.size === 0) return report;
  return { ...report, outputs: report.outputs.filter(({ name }) => !absent.has(name)), missingOutputs: [...report.missingOutputs, ...absent] };
}
