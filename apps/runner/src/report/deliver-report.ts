import { isRefusal } from "../connection/is-refusal.ts";
import { retry } from "../connection/retry.ts";
import { type Journal, messageOf } from "../journal.ts";
import type { Fence, Report, RunnerApi } from "../protocol.ts";
import { errorReport } from "./error-report.ts";

export interface DeliverOptions {
  readonly api: RunnerApi;
  readonly journal: Journal;
  /** Ends the trying; the promise then rejects with its reason. */
  readonly signal: AbortSignal;
}

const ANSWER_WITHIN_MS = 30_000;

/**
 * Tells the server how an attempt went, again and again until it says that it knows. A report it does not accept is
 * replaced by one that says so, because an attempt without any report would only end with its lease.
 */
export async function deliverReport(fence: Fence, report: Report, { api, journal, signal }: DeliverOptions): Promise<void> {
  const { run, attempt, epoch } = fence;
  const send = (what: Report): Promise<unknown> =>
    retry(() => api.report.mutate({ fence: { run, attempt, epoch }, report: what }, { signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]) }), { signal, isFinal: isRefusal });
  try {
    await send(report);
  } catch (error) {
    signal.throwIfAborted();
    journal(`The server refused the report of ${attempt}: ${messageOf(error)}`);
    try {
      await send(errorReport(`The server refused its report: ${messageOf(error)}`));
    } catch (second) {
      signal.throwIfAborted();
      journal(`The report of ${attempt} is given up: ${messageOf(second)}`);
    }
  }
}
