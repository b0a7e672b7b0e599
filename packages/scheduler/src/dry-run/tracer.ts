import type { BatchId } from "../plan/ids.ts";
import { explainWait, type WaitReason } from "../run/explain-wait.ts";
import { holdingOf } from "../run/holding.ts";
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
    for (const id of this.#open) if (!this.#isStillBlocked(run, id)) this.#touched.add(id);
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

  /** Whether the very batch whose files it waits for still holds them: most that waits does so, and need not be asked again. */
  #isStillBlocked({ batches }: Run, id: BatchId): boolean {
    const state = this.#entries.get(id)?.now?.state;
    if (state?.kind !== "waiting" || state.reason.kind !== "file") return false;
    const holder = batches[state.reason.batch];
    const live = holder === undefined ? null : liveAttempt(holder);
    return live !== null && holdingOf(live.stage)?.files === true;
  }

  #look(run: Run, id: BatchId, at: number): void {
    const [entry, batch] = [this.#entries.get(id), run.batches[id]];
    if (entry === undefined || batch === undefined || entry.now === null) return;
    const state = stateOf(run, batch, entry);
    if (state === null || !isSameState(state, entry.now.state)) close(entry, at);
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

function isSameState(one: TraceState, other: TraceState): boolean {
  if (one.kind === "waiting") return other.kind === "waiting" && isSameReason(one.reason, other.reason);
  return one.kind === other.kind && one.attempt === other.attempt;
}

/** Asked for all that waits after every event, so it looks at what tells reasons of a kind apart and at nothing else. */
function isSameReason(one: WaitReason, other: WaitReason): boolean {
  switch (one.kind) {
    case "file":
      return other.kind === "file" && one.batch === other.batch && one.path === other.path;
    case "resource":
      return other.kind === "resource" && one.resource === other.resource && isSameList(one.heldBy, other.heldBy);
    case "agent":
      return other.kind === "agent" && one.agent === other.agent;
    case "needs":
    case "some-needs":
    case "failures":
    case "blocked":
      return other.kind === one.kind && isSameList(one.batches, other.batches);
    case "time":
    case "backoff":
    case "rate-limit":
      return other.kind === one.kind && one.until === other.until;
    case "blocker":
      return other.kind === "blocker" && one.since === other.since;
    case "limit":
    case "check-ins":
    case "pausing":
    case "paused":
      return one.kind === other.kind;
    case "runner":
    case "person":
    case "check-in":
      return other.kind === one.kind && one.since === other.since;
  }
}

function isSameList(one: readonly BatchId[], other: readonly BatchId[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}

function endOf(phase: BatchPhase | undefined): number | null {
  return phase !== undefined && "at" in phase ? phase.at : null;
}
