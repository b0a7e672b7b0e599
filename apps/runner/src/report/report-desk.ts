import { failpoint } from "@planloom/api/failpoint";
import { backoffMs } from "../connection/backoff.ts";
import { isRefusal } from "../connection/is-refusal.ts";
import { type Journal, messageOf } from "../journal.ts";
import type { Fence, Report, RunnerApi, WorkOrder } from "../protocol.ts";
import type { Time } from "../time.ts";
import { errorReport } from "./error-report.ts";

export interface ReportDeskOptions {
  readonly api: RunnerApi;
  readonly journal: Journal;
  readonly time: Time;
  /** For how many attempts there is room once so many of those here are over; what is asked for now counts as taken. */
  readonly reserve: (over: number) => number;
  /** Told where no answer came: there may have been orders in it. */
  readonly onUnanswered: (error: unknown) => void;
  /** Takes what came with the answer, and gives back what was reserved. */
  readonly onAnswer: (orders: readonly WorkOrder[], answer: Answer) => void;
}

/** What is known of an answer besides the orders in it. */
export interface Answer {
  /** How many places it was asked to fill. */
  readonly reserved: number;
  /** When the question was sent, by `Time.uptime`. */
  readonly sent: number;
}

interface Pending {
  readonly fence: Fence;
  report: Report;
  /** The server did not accept the report itself; what is sent now says so. */
  wasRefused: boolean;
  /** How often the server could not take it. */
  postponed: number;
  readonly signal: AbortSignal;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

const ANSWER_WITHIN_MS = 30_000;
const MOST_AT_ONCE = 100;

/**
 * Tells the server how attempts went, again and again until it says that it knows. While one message is under way, what
 * comes in meanwhile is gathered for the next, so a runner whose attempts end all the time sends few of them; and each
 * answer brings the next work along. A report that the server does not accept is replaced by one that says so, because
 * an attempt without any report would only end with its lease. One that it cannot take at present is told again after a
 * while, and the others do not wait for it.
 */
export class ReportDesk {
  readonly #options: ReportDeskOptions;
  readonly #pending: Pending[] = [];
  #isSending = false;

  constructor(options: ReportDeskOptions) {
    this.#options = options;
  }

  /** Resolves once the server knows, or wants no more of it. Rejects with the reason of `signal` where that ends the trying. */
  deliver(fence: Fence, report: Report, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const pending: Pending = { fence, report, wasRefused: false, postponed: 0, signal, resolve, reject };
      signal.addEventListener("abort", () => this.#giveUp(pending), { once: true });
      this.#queue(pending);
    });
  }

  #queue(pending: Pending): void {
    if (pending.signal.aborted) return this.#giveUp(pending);
    this.#pending.push(pending);
    if (!this.#isSending) void this.#send();
  }

  #remove(pending: Pending): void {
    const place = this.#pending.indexOf(pending);
    if (place >= 0) this.#pending.splice(place, 1);
  }

  #giveUp(pending: Pending): void {
    this.#remove(pending);
    pending.reject(pending.signal.reason);
  }

  async #postpone(pending: Pending): Promise<void> {
    this.#remove(pending);
    if (pending.postponed === 0) this.#options.journal(`The server cannot take the report of ${pending.fence.attempt} at present; it is told again.`);
    pending.postponed += 1;
    const { time } = this.#options;
    await time.pause(backoffMs(pending.postponed, time.random), pending.signal);
    this.#queue(pending);
  }

  async #send(): Promise<void> {
    this.#isSending = true;
    let failures = 0;
    let most = MOST_AT_ONCE;
    while (this.#pending.length > 0) {
      const batch = this.#pending.slice(0, most);
      try {
        await this.#exchange(batch);
        failures = 0;
        most = MOST_AT_ONCE;
      } catch (error) {
        if (!isRefusal(error)) {
          failures += 1;
          this.#options.onUnanswered(error);
          const { time } = this.#options;
          await time.pause(backoffMs(failures, time.random), batch[0]?.signal);
        } else if (batch.length > 1) most = 1;
        else batch.forEach((pending) => this.#refused(pending, error));
      }
    }
    this.#isSending = false;
  }

  async #exchange(batch: readonly Pending[]): Promise<void> {
    const { api, time, reserve, onAnswer } = this.#options;
    const free = reserve(batch.length);
    const sent = time.uptime();
    let orders: readonly WorkOrder[] = [];
    let outcomes: readonly { readonly kind: string }[] = [];
    try {
      const reports = batch.map(({ fence: { run, attempt, epoch }, report }) => ({ fence: { run, attempt, epoch }, report }));
      failpoint("result:between");
      ({ orders, outcomes } = await api.report.mutate({ reports, free }, { signal: time.deadline(ANSWER_WITHIN_MS) }));
      failpoint("result:after");
    } finally {
      onAnswer(orders, { reserved: free, sent });
    }
    batch.forEach((pending, index) => {
      if (outcomes[index]?.kind === "not-taken") void this.#postpone(pending);
      else this.#done(pending);
    });
  }

  #done(pending: Pending): void {
    this.#remove(pending);
    pending.resolve();
  }

  #refused(pending: Pending, error: unknown): void {
    const { attempt } = pending.fence;
    if (pending.wasRefused) {
      this.#options.journal(`The report of ${attempt} is given up: ${messageOf(error)}`);
      this.#done(pending);
      return;
    }
    this.#options.journal(`The server refused the report of ${attempt}: ${messageOf(error)}`);
    pending.wasRefused = true;
    pending.report = errorReport(`The server refused its report: ${messageOf(error)}`);
  }
}
