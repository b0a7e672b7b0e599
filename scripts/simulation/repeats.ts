import { batchOfAttempt, batchSpecOf, fencedAttempt, type RunEvent } from "@planloom/scheduler";
import type { ObservedStep } from "./observed-store.ts";

const FAILURES: ReadonlySet<string> = new Set(["signalled", "error", "timed-out"]);

/** Counts how often work has failed since a person or a check asked for it. One for each simulation. */
export class Repeats {
  /** By run and batch. */
  readonly #failures = new Map<string, number>();
  readonly #problem: (problem: string) => void;

  constructor(problem: (problem: string) => void) {
    this.#problem = problem;
  }

  /** Work fails at most as often as its plan allows. */
  check({ run, event, before }: ObservedStep): void {
    if (event.type === "batch.restarted") this.#failures.clear();
    if (event.type === "batch.retried" || event.type === "batch.sent-back") this.#failures.delete(`${run} ${event.batch}`);
    if (event.type === "attempt.checked-in") this.#failures.delete(`${run} ${batchOfAttempt(event.attempt)}`);
    if (event.type === "attempt.reported") this.#count(event, { run, before });
  }

  #count(event: Extract<RunEvent, { type: "attempt.reported" }>, { run, before }: Pick<ObservedStep, "run" | "before">): void {
    const { outcome } = event.report;
    const stage = fencedAttempt(before, event)?.stage;
    // What was to be stopped has not failed, and neither has the check of what a person did.
    if (stage?.kind !== "running" || stage.stopping !== null || stage.done !== null) return;
    // What is blocked waits for somebody, and has not failed either.
    if (event.report.account?.said?.blockers.some(({ severity }) => severity !== "minor") === true) return;
    const batch = batchOfAttempt(event.attempt);
    const hasFailed = FAILURES.has(outcome.kind) || (outcome.kind === "exited" && outcome.code !== 0);
    const count = hasFailed ? (this.#failures.get(`${run} ${batch}`) ?? 0) + 1 : 0;
    this.#failures.set(`${run} ${batch}`, count);
    const limit = batchSpecOf(before.spec, batch)?.retries.limit ?? 0;
    if (count > 1 + limit) this.#problem(`${event.attempt} is failure ${count} of ${batch}, which may be repeated ${limit} times`);
  }
}
