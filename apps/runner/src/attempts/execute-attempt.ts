import { join } from "node:path";
import { failpoint } from "@planloom/api/failpoint";
import { isRefusal } from "../connection/is-refusal.ts";
import { type Journal, messageOf } from "../journal.ts";
import { LogSender } from "../log/log-sender.ts";
import type { Fence, Report, RunnerApi, WorkOrder } from "../protocol.ts";
import { emptyReport, errorReport } from "../report/error-report.ts";
import type { ReportDesk } from "../report/report-desk.ts";
import type { Spool, SpooledAttempt } from "../report/spool.ts";
import type { Time } from "../time.ts";
import type { AttemptEnd } from "./attempt-end.ts";
import type { Performance } from "./perform-order.ts";

/** What an attempt needs of its runner. */
export interface AttemptSite {
  readonly api: RunnerApi;
  readonly desk: ReportDesk;
  readonly spool: Spool;
  /** Does the work of an order, as `performOrder`. */
  readonly perform: (order: WorkOrder, performance: Omit<Performance, "workshop">) => Promise<Report>;
  /** Whether the server may have given the work of this runner away. */
  readonly isLapsed: () => boolean;
  readonly time: Time;
  readonly journal: Journal;
}

/** The report waits so long for the rest of the log, and the rest of the log so long after the report. */
const FLUSH_WITHIN_MS = 10_000;
/** So long where the runner ends or the server is away. */
const PARTING_FLUSH_MS = 1_000;
const LOG_ANSWER_WITHIN_MS = 15_000;

/**
 * Executes one attempt from its order to the acknowledged report. When it resolves, the server has the report, or
 * wants none, or the attempt is left in the spool: without a report where it was lost, with it where the runner ends.
 * Never rejects.
 */
export async function executeAttempt(order: WorkOrder, end: AttemptEnd, site: AttemptSite): Promise<void> {
  const spooled = await site.spool.open(order.fence).catch((error: unknown) => messageOf(error));
  if (typeof spooled === "string") {
    end.markIdle();
    await deliver(order.fence, errorReport(`The runner cannot write to its folder: ${spooled}`), { end, site });
    return;
  }
  failpoint("start:before");
  const log = openLog(order.fence, { ...site, folder: spooled.path });
  await executeSpooled(order, { spooled, end, site, log });
  log.close();
}

interface Execution {
  readonly spooled: SpooledAttempt;
  readonly end: AttemptEnd;
  readonly site: AttemptSite;
  readonly log: LogSender;
}

async function executeSpooled(order: WorkOrder, { spooled, end, site, log }: Execution): Promise<void> {
  const report = await perform(order, { spooled, end, site, log });
  if (report === null) {
    log.note("the runner had no contact to the server and ended this attempt");
    if (end.isGone) await remove(spooled, site);
    else await log.flush(PARTING_FLUSH_MS);
    return;
  }
  end.markIdle();
  failpoint("result:before");
  // Saved while it is sent: neither a slow disk nor a full one must keep the server from hearing it.
  const saved = site.spool.saveReport(spooled, report).catch((error: unknown) => site.journal(`${spooled.path} cannot be written: ${messageOf(error)}`));
  const patienceMs = end.cause === "shutdown" || end.silencing.aborted ? PARTING_FLUSH_MS : FLUSH_WITHIN_MS;
  await log.flush(patienceMs);
  await settle({ ...spooled, report }, { end, site, saved });
  if (!end.silencing.aborted) await log.flush(patienceMs);
}

/** Delivers the report of a spooled attempt and removes it from the spool, unless the runner ends before. Never rejects. */
export async function settle(spooled: SpooledAttempt, { end, site, saved }: Pick<Execution, "end" | "site"> & { readonly saved: Promise<void> }): Promise<void> {
  const { fence, report } = spooled;
  const isDelivered = fence === null || report === null || (await deliver(fence, report, { end, site }));
  await saved;
  if (isDelivered || end.isGone) await remove(spooled, site);
}

async function remove(spooled: SpooledAttempt, { spool, journal }: AttemptSite): Promise<void> {
  await spool.remove(spooled).catch((error: unknown) => journal(`${spooled.path} cannot be removed: ${messageOf(error)}`));
}

async function deliver(fence: Fence, report: Report, { end, site }: Pick<Execution, "end" | "site">): Promise<boolean> {
  try {
    await site.desk.deliver(fence, report, end.silencing);
    return true;
  } catch {
    // Silenced: the runner ends, or the server does not want to know.
    return false;
  }
}

/** The report, or `null` where none is to be given: the attempt is lost, or the server no longer counts on it. */
async function perform(order: WorkOrder, { spooled, end, site, log }: Execution): Promise<Report | null> {
  const cancel = site.time.after(order.timeoutMinutes * 60_000, () => end.request("timeout"));
  const performed = await site.perform(order, { spooled, log, signal: end.ending, isLapsed: site.isLapsed }).catch((error: unknown) => errorReport(messageOf(error)));
  cancel();
  // A runner that was frozen hears of the end of its commands before it looks at its lease.
  if (site.isLapsed()) end.request("lease");
  switch (end.cause) {
    case null:
      if (performed.outcome.kind === "error") log.note(performed.outcome.message);
      return performed;
    case "stop":
      log.note("stopped");
      return { ...emptyReport({ kind: "stopped" }), ...saidIn(performed) };
    case "timeout":
      log.note(`stopped: it took longer than ${order.timeoutMinutes} minutes`);
      return { ...emptyReport({ kind: "timed-out" }), ...saidIn(performed) };
    case "shutdown":
      log.note("the runner was shut down");
      return emptyReport({ kind: "shut-down" });
    case "lease":
    case "gone":
      return null;
  }
}

/** What it had to say before it was ended: others may build on it. */
function saidIn({ said, fault }: Report): Pick<Report, "said" | "fault"> {
  return { said, fault };
}

function openLog({ run, attempt, epoch }: Fence, { api, time, folder }: Pick<AttemptSite, "api" | "time"> & { readonly folder: string }): LogSender {
  return new LogSender({
    isFinal: isRefusal,
    time,
    ringPath: join(folder, "log"),
    push: async (piece) => {
      failpoint("log:before");
      const { size } = await api.appendLog.mutate({ fence: { run, attempt, epoch }, ...piece }, { signal: time.deadline(LOG_ANSWER_WITHIN_MS) });
      failpoint("log:after");
      return size;
    },
  });
}
