import { setTimeout as delay } from "node:timers/promises";
import { type Attempt, batchId, type BatchPhase, liveAttempt, type Run } from "@planloom/scheduler";
import type { Stack } from "./stack.ts";

const WITHIN_MS = 60_000;

/** What a lead does with one run of the example. */
export class Lead {
  readonly #stack: Stack;
  readonly #run: string;

  constructor(stack: Stack, run: string) {
    this.#stack = stack;
    this.#run = run;
  }

  /** The run once a batch is so. */
  async until(batch: string, phase: BatchPhase["kind"]): Promise<Run> {
    return this.untilRun(`${batch} is ${phase}`, ({ batches }) => batches[batchId(batch)]?.phase.kind === phase);
  }

  /** The run once something holds of it; `what` names that. */
  async untilRun(what: string, holds: (run: Run) => boolean): Promise<Run> {
    const deadline = performance.now() + WITHIN_MS;
    for (;;) {
      const { state } = await this.#stack.api.look(this.#run);
      if (holds(state)) return state;
      if (performance.now() > deadline) throw new Error(`After a minute it does not hold that ${what}: ${JSON.stringify(state.batches)}`);
      await delay(100);
    }
  }

  async checkIn(batch: string, verdict: "accept" | "minor" | "rework", more: object = {}): Promise<Attempt> {
    const { batches } = await this.until(batch, "checking");
    const found = batches[batchId(batch)];
    const attempt = found === undefined ? null : liveAttempt(found);
    if (attempt === null) throw new Error(`${batch} has no attempt to check in`);
    await this.decide("attempt.checkIn", { attempt: attempt.id, epoch: attempt.epoch, verdict, notes: null, ...more });
    return attempt;
  }

  async decide(procedure: string, decision: object): Promise<void> {
    const result = await this.#stack.api.change<{ readonly kind: string; readonly message?: string }>(procedure, { run: this.#run, ...decision });
    if (result.kind !== "applied") throw new Error(`${procedure} did not count: ${result.message}`);
  }
}
