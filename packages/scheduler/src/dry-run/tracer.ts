import type { BatchId } from "../plan/ids.ts";
import { sameData } from "../plan/same-data.ts";
import { explainWait } from "../run/explain-wait.ts";
import { isSatisfied } from "../run/is-satisfied.ts";
import { liveAttempt } from "../run/live-attempt.ts";
import type { BatchSpec, RunSpec } from "../run/run-spec.ts";
import type { Batch, BatchPhase, Run } from "../run/run.ts";
import type { BatchTrace, TraceInterval, TraceState } from "./dry-run.ts";

const MINUTE_MS = 60_000;

interface Entry {
  readonly spec: BatchSpec;
  readonly intervals: TraceInterval[];
  /** Needs that are not satisfied. */
  missing: number;
  /** What it does since when, milliseconds; `null` once it is over. */
  now: { readonly from: number; readonly state: TraceState } | null;
  /** The attempt a person is checking in. */
  inCheckIn: number | null;
}

/**
 * Writes down what each batch does when, by looking at a run after each of its events. Only batches that may have
 * changed are looked at: those that were touched, and those that have what they need and wait for room.
 */
export class Tracer {
  readonly #entries: ReadonlyMap<BatchId, Entry>;
  readonly #dependents = new Map<BatchId, BatchId[]>();
  /** Batches that wait for something besides what they need. */
  readonly #open = new Set<BatchId>();
  readonly #touched = new Set<BatchId>();

  constructor({ batches }: RunSpec) {
    this.#entries = new Map(batches.map((spec) => [spec.id, startOf(spec)]));
    for (const { id, needs } of batches) {
      for (const need of new Set(needs)) this.#dependents.set(need, [...(this.#dependents.get(need) ?? []), id]);
      if (needs.length === 0) this.#open.add(id);
    }
  }

  /** Says that something may have happened to a batch since the last look. */
  touch(id: BatchId): void {
    this.#touched.add(id);
  }

  /** Says that somebody looks at the work of a batch now. */
  beginCheckIn(id: BatchId, attempt: number): void {
    const entry = this.#entries.get(id);
    if (entry !== undefined) entry.inCheckIn = attempt;
    this.touch(id);
  }

  /** Writes down what has changed by now, milliseconds since the start. */
  observe(run: Run, at: number): void {
    for (const id of this.#open) this.#touched.add(id);
    // The set grows while it is walked: what was let through opens what comes after.
    for (const id of this.#touched) this.#look(run, id, at);
    this.#touched.clear();
  }

  /** Everything written down; what the run has ended meanwhile is ended here too. */
  traces(run: Run): BatchTrace[] {
    return Array.from(this.#entries, ([batch, entry]) => {
      const end = endOf(run.batches[batch]?.phase);
      if (end !== null) close(entry, end);
      const { now, intervals } = entry;
      return { batch, intervals: now === null ? intervals : [...intervals, { ...now.state, from: now.from / MINUTE_MS, to: null }] };
    });
  }

  #look(run: Run, id: BatchId, at: number): void {
    const [entry, batch] = [this.#entries.get(id), run.batches[id]];
    if (entry === undefined || batch === undefined || entry.now === null) return;
    const state = stateOf(run, batch, entry);
    if (state === null || !sameData(state, entry.now.state)) close(entry, at);
    if (state !== null) entry.now ??= { from: at, state };
    if (state?.kind === "waiting") this.#open.add(id);
    else this.#open.delete(id);
    if (isSatisfied(batch.phase)) for (const next of this.#dependents.get(id) ?? []) this.#letThrough(next);
  }

  #letThrough(id: BatchId): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    entry.missing -= 1;
    if (entry.missing === 0) this.touch(id);
  }
}

function startOf(spec: BatchSpec): Entry {
  const state: TraceState = { kind: "waiting", reason: { kind: "needs", batches: spec.needs } };
  return { spec, intervals: [], missing: new Set(spec.needs).size, now: { from: 0, state }, inCheckIn: null };
}

function close(entry: Entry, at: number): void {
  if (entry.now !== null && at > entry.now.from) entry.intervals.push({ ...entry.now.state, from: entry.now.from / MINUTE_MS, to: at / MINUTE_MS });
  entry.now = null;
}

function stateOf(run: Run, batch: Batch, { inCheckIn }: Entry): TraceState | null {
  if (endOf(batch.phase) !== null) return null;
  const attempt = liveAttempt(batch);
  if (batch.phase.kind === "checking" && attempt !== null && inCheckIn === attempt.number) return { kind: "check-in", attempt: attempt.number };
  const reason = explainWait(run, batch.id);
  if (reason !== null) return { kind: "waiting", reason };
  return { kind: "working", attempt: attempt?.number ?? 1 };
}

function endOf(phase: BatchPhase | undefined): number | null {
  return phase !== undefined && "at" in phase ? phase.at : null;
}
