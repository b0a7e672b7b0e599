import type { BatchId } from "../plan/ids.ts";
import { type Holding, holdingOf, workingHolding } from "./holding.ts";
import { isSatisfied } from "./is-satisfied.ts";
import { liveAttempt } from "./live-attempt.ts";
import { Occupancy } from "./occupancy.ts";
import type { BatchSpec } from "./run-spec.ts";
import { requiredOf } from "./spec-links.ts";
import type { Batch, Run } from "./run.ts";

const MINUTE_MS = 60_000;
/** Work that has used up its estimate is still given this part of it: it is not over before it says so. */
const LEAST_PART_LEFT = 0.1;

interface Busy {
  readonly spec: BatchSpec;
  readonly holding: Holding | null;
  readonly until: number;
}

/**
 * Foretells when the run will end (milliseconds since 1970, `now` at the earliest): plays its dispatch rules on the
 * estimates that are left, as if every attempt succeeded, runners and people were there, and check-ins took no time.
 * `null` when the run is over, paused or being stopped, or when a batch waits that cannot start before a person decides
 * about another. O(batches^2) at worst.
 */
export function estimateFinish(run: Run, now: number): number | null {
  if (run.status !== "created" && run.status !== "running") return null;
  return new Simulation(run, now).play();
}

/** List scheduling (Graham, 1966) by the run's own rank order. */
class Simulation {
  readonly #occupancy: Occupancy;
  /** What others need no longer wait for, and since when; `null` where a person skipped it. */
  readonly #satisfied = new Map<BatchId, number | null>();
  readonly #startedAt: number;
  #waiting: BatchSpec[] = [];
  #busy: Busy[] = [];
  #now: number;

  constructor(run: Run, now: number) {
    this.#occupancy = new Occupancy(run.spec);
    this.#now = now;
    this.#startedAt = run.startedAt ?? now;
    for (const spec of run.spec.batches) {
      const batch = run.batches[spec.id];
      if (batch !== undefined) this.#place(spec, batch);
    }
  }

  /** Returns when the last batch ends, or `null` when some never start. */
  play(): number | null {
    for (let next = this.#start(); next < Infinity; next = this.#start()) {
      this.#now = next;
      for (const busy of this.#busy) if (busy.until <= this.#now) this.#end(busy);
      this.#busy = this.#busy.filter(({ until }) => until > this.#now);
    }
    return this.#waiting.length === 0 ? this.#now : null;
  }

  #place(spec: BatchSpec, batch: Batch): void {
    const { phase } = batch;
    if (phase.kind === "accepted") this.#satisfied.set(spec.id, phase.at);
    else if (isSatisfied(phase)) this.#satisfied.set(spec.id, null);
    else if (phase.kind === "checking") this.#satisfied.set(spec.id, this.#now);
    else if (phase.kind === "waiting" || phase.kind === "delayed") this.#waiting.push(spec);
    // A wait before a retry holds nothing, and its work starts again from nothing afterwards.
    else if (phase.kind === "backoff") this.#work({ spec, holding: null, until: Math.max(phase.until, this.#now) + spec.estimateMinutes * MINUTE_MS });
    else if (phase.kind === "running") this.#continue(spec, batch);
  }

  #continue(spec: BatchSpec, batch: Batch): void {
    const stage = liveAttempt(batch)?.stage;
    if (stage === undefined) return;
    const whole = spec.estimateMinutes * MINUTE_MS;
    const since = stage.kind === "running" || stage.kind === "with-person" ? stage.startedAt : null;
    const checksOnly = (stage.kind === "offered" || stage.kind === "running") && stage.done !== null;
    const left = since === null ? whole : Math.max(whole - (this.#now - since), whole * LEAST_PART_LEFT);
    this.#work({ spec, holding: holdingOf(stage), until: this.#now + (checksOnly ? whole * LEAST_PART_LEFT : left) });
  }

  /** Starts all that can start now, and returns when there is something to do next; `Infinity` for never. */
  #start(): number {
    let passed: boolean;
    let next: number;
    do {
      passed = false;
      next = Infinity;
      this.#waiting = this.#waiting.filter((spec) => {
        const outlook = this.#outlook(spec);
        if (outlook === "open") return true;
        if (outlook === "not-needed") {
          this.#satisfied.set(spec.id, null);
          passed = true;
          return false;
        }
        const ready = this.#readyAt(spec);
        if (ready > this.#now) {
          next = Math.min(next, ready);
          return true;
        }
        if (spec.work === "none") {
          this.#satisfied.set(spec.id, this.#now);
          passed = true;
          return false;
        }
        if (!this.#occupancy.fits(spec)) return true;
        this.#work({ spec, holding: workingHolding(spec), until: this.#now + spec.estimateMinutes * MINUTE_MS });
        return false;
      });
    } while (passed);
    return this.#busy.reduce((earliest, { until }) => Math.min(earliest, until), next);
  }

  /** Nothing fails in a forecast, so what comes after failures may not come at all. */
  #outlook({ needs, failuresOf, trigger }: BatchSpec): "open" | "complete" | "not-needed" {
    const distinct = new Set(needs);
    const required = requiredOf(trigger, distinct.size + failuresOf.length);
    if (distinct.size < required) return failuresOf.every((source) => source.slice(-1).every((last) => this.#satisfied.has(last))) ? "not-needed" : "open";
    return [...distinct].filter((need) => this.#satisfied.has(need)).length >= required ? "complete" : "open";
  }

  #readyAt({ lags, notBeforeMinutes, needs }: BatchSpec): number {
    const lagged = needs.map((need) => (this.#satisfied.get(need) ?? 0) + (lags[need] ?? 0) * MINUTE_MS);
    return Math.max(this.#startedAt + notBeforeMinutes * MINUTE_MS, ...lagged);
  }

  #work(busy: Busy): void {
    if (busy.holding !== null) this.#occupancy.hold(busy.spec, busy.holding);
    this.#busy.push(busy);
  }

  #end({ spec, holding }: Busy): void {
    if (holding !== null) this.#occupancy.release(spec, holding);
    this.#satisfied.set(spec.id, this.#now);
  }
}
