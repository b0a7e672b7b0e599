import { attemptId, type AttemptId, type BatchId } from "../plan/ids.ts";
import { assertLegalMove, assertLegalStart, LEGAL_MOVES } from "./legal-moves.ts";
import type { BatchSpec, RunSpec } from "./run-spec.ts";
import type { Coordination } from "./coordination/coordination.ts";
import type { Attempt, AttemptStage, Batch, BatchPhase, Run, RunStatus, SentBack } from "./run.ts";
import { newBatch } from "./create-run.ts";
import { batchOfAttempt } from "./live-attempt.ts";
import { batchSpecOf, specIndex, type SpecIndex } from "./spec-index.ts";
import { giveTally, lendTally, takeTally, type Tally } from "./tally.ts";
import type { RunCommand } from "./transition-result.ts";

/** What a run was before some events moved it on. */
export interface RunChanges {
  /** Everything but its batches. */
  readonly run: Omit<Run, "batches">;
  /** The batches that are others now or gone, as they were. Those that came with another spec are not among them. */
  readonly batches: ReadonlyMap<BatchId, Batch>;
}

/**
 * A run while events move it on: the only place that writes a status, a phase or a stage, each checked against the table
 * of legal moves. The run it was made from is never touched; what does not change is shared with it, and the record of
 * batches is copied at most once, however many of them change.
 */
export class RunDraft {
  spec: RunSpec;
  index: SpecIndex;
  /** The time of the event, milliseconds. */
  at = 0;
  /** What the event wants done. */
  commands: RunCommand[] = [];
  #tally: Tally | null = null;
  #lentFor: Run | null = null;
  #run: Run;
  #batches: Record<BatchId, Batch> | null = null;
  /** The run at the last checkpoint, and the batches that changed since as they were then. */
  #kept: Run;
  readonly #before = new Map<BatchId, Batch>();
  /** The batches at the last checkpoint, where the spec has changed since. */
  #replaced: Readonly<Record<BatchId, Batch>> | null = null;

  constructor(run: Run) {
    this.spec = run.spec;
    this.index = specIndex(run.spec);
    this.#run = run;
    this.#kept = run;
  }

  /** What changed since the last checkpoint, as it was then; the run's record of batches in `run` may be a newer one. */
  get changes(): RunChanges {
    return { run: this.#kept, batches: this.#before };
  }

  /** Forgets what there was before: from here on changes are counted anew. */
  checkpoint(): void {
    this.#kept = this.#run;
    this.#before.clear();
    this.#replaced = null;
  }

  /** Takes back what changed since the last checkpoint. O(what changed), and O(batches) where the spec has changed. */
  rollback(): void {
    if (this.#replaced !== null) return this.#restoreSpec(this.#replaced);
    for (const [id, before] of this.#before) {
      this.tally.replace(this.batch(id), before);
      if (this.#batches !== null) this.#batches[id] = before;
    }
    this.#run = this.#batches === null ? this.#kept : { ...this.#kept, batches: this.#batches };
    this.checkpoint();
  }

  /** What the rules ask about all batches, as they are by now. */
  get tally(): Tally {
    this.#tally ??= takeTally(this.#run);
    return this.#tally;
  }

  /** Turns to the next event. */
  begin(at: number): void {
    this.at = at;
    this.commands = [];
  }

  /** The run as it is by now, until the next write. */
  get run(): Run {
    if (this.#tally !== null && this.#lentFor !== this.#run) {
      lendTally(this.#run, this.#tally);
      this.#lentFor = this.#run;
    }
    return this.#run;
  }

  /** Ends the draft and returns the run that came of it. Nothing may be written afterwards. */
  finish(): Run {
    if (this.#tally !== null) giveTally(this.#run, this.#tally);
    return this.#run;
  }

  get status(): RunStatus {
    return this.#run.status;
  }

  find(id: BatchId): Batch | undefined {
    const { batches } = this.#run;
    return Object.hasOwn(batches, id) ? batches[id] : undefined;
  }

  hasAttempt(id: AttemptId): boolean {
    return this.find(batchOfAttempt(id))?.attempts.some((attempt) => attempt.id === id) ?? false;
  }

  batch(id: BatchId): Batch {
    const batch = this.find(id);
    if (batch === undefined) throw new Error(`The run has no batch ${id}`);
    return batch;
  }

  lastAttempt(id: BatchId): Attempt {
    return this.#last(this.batch(id));
  }

  batchSpec(id: BatchId): BatchSpec {
    const spec = batchSpecOf(this.spec, id);
    if (spec === undefined) throw new Error(`The run spec has no batch ${id}`);
    return spec;
  }

  /** Moves the run; sets when it started and ended. */
  setStatus(status: RunStatus, reason: string | null): void {
    assertLegalMove(LEGAL_MOVES.run, this.#run.status, status);
    const over = status === "accepted" || status === "failed" || status === "stopped";
    this.#run = {
      ...this.#run,
      status,
      reason,
      startedAt: this.#run.startedAt ?? (status === "running" ? this.at : null),
      endedAt: over ? this.at : null,
    };
  }

  setPhase(id: BatchId, phase: BatchPhase): void {
    const batch = this.batch(id);
    assertLegalMove(LEGAL_MOVES.batch, batch.phase.kind, phase.kind);
    this.#write({ ...batch, phase });
  }

  /** Lets a batch wait until a time, and has the end of that wait delivered. */
  waitUntil(id: BatchId, phase: Extract<BatchPhase, { readonly until: number }>): void {
    this.setPhase(id, phase);
    this.commands.push({ type: "alarm-wait", batch: id, attempts: this.batch(id).attempts.length, at: phase.until });
  }

  /** Replaces the stage of a batch's last attempt. */
  setStage(id: BatchId, stage: AttemptStage): void {
    const batch = this.batch(id);
    const last = this.#last(batch);
    assertLegalMove(LEGAL_MOVES.attempt, last.stage.kind, stage.kind);
    this.#write({ ...batch, attempts: [...batch.attempts.slice(0, -1), { ...last, stage }] });
  }

  /** Adds an attempt with the next number and epoch, and returns it. */
  addAttempt(id: BatchId, cause: Attempt["cause"], stage: AttemptStage): Attempt {
    assertLegalStart(LEGAL_MOVES.attempt, stage.kind);
    const batch = this.batch(id);
    const number = batch.attempts.length + 1;
    const attempt: Attempt = {
      id: attemptId(`${id}#${number}`),
      batch: id,
      number,
      epoch: this.#nextEpoch(),
      cause,
      offeredAt: this.at,
      notes: batch.notes,
      stage,
    };
    this.#write({ ...batch, attempts: [...batch.attempts, attempt] });
    return attempt;
  }

  /** Gives the last attempt of a batch a new epoch, so that whatever names the old one is ignored; returns it. */
  refence(id: BatchId): Attempt {
    const batch = this.batch(id);
    const attempt: Attempt = { ...this.#last(batch), epoch: this.#nextEpoch() };
    this.#write({ ...batch, attempts: [...batch.attempts.slice(0, -1), attempt] });
    return attempt;
  }

  /**
   * Changes what the run does. Batches that are new wait, and those that are gone are forgotten. O(batches): all that was
   * counted is counted anew.
   */
  replaceSpec(spec: RunSpec): void {
    const batches: Record<BatchId, Batch> = {};
    for (const { id } of spec.batches) batches[id] = this.find(id) ?? newBatch(id);
    this.#replaced ??= { ...this.#run.batches, ...Object.fromEntries(this.#before) };
    for (const { id } of this.spec.batches) if (!Object.hasOwn(batches, id)) this.#remember(this.batch(id));
    this.spec = spec;
    this.index = specIndex(spec);
    this.#tally = null;
    this.#batches = batches;
    this.#run = { ...this.#run, spec, batches };
  }

  /** Starts the counts of failures and lost runners again, and keeps what the next attempt is told. */
  settleAttempts(id: BatchId, notes: string | null): void {
    const batch = this.batch(id);
    this.#write({ ...batch, notes, settledAttempts: batch.attempts.length });
  }

  /** Keeps what the next attempt is told. */
  noteForNext(id: BatchId, notes: string | null): void {
    this.#write({ ...this.batch(id), notes });
  }

  /** Keeps that accepted work is sent back, and what the next attempt is told. */
  sendBack(id: BatchId, { by, notes, tags }: Pick<SentBack, "by" | "notes" | "tags">): void {
    const { attempts } = this.batch(id);
    this.settleAttempts(id, notes);
    this.#write({ ...this.batch(id), sentBack: { attempts: attempts.length, at: this.at, by, notes, tags } });
  }

  /** Replaces what is said and decided besides what runs when. */
  setCoordination(coordination: Coordination): void {
    this.#run = { ...this.#run, coordination };
  }

  #restoreSpec(batches: Readonly<Record<BatchId, Batch>>): void {
    this.spec = this.#kept.spec;
    this.index = specIndex(this.spec);
    this.#tally = null;
    this.#batches = { ...batches };
    this.#run = { ...this.#kept, batches: this.#batches };
    this.checkpoint();
  }

  /** Keeps how a batch was at the last checkpoint, unless it was not there then. */
  #remember(batch: Batch): void {
    if (this.#before.has(batch.id) || (this.#replaced !== null && !Object.hasOwn(this.#replaced, batch.id))) return;
    this.#before.set(batch.id, batch);
  }

  #last(batch: Batch): Attempt {
    const last = batch.attempts.at(-1);
    if (last === undefined) throw new Error(`Batch ${batch.id} has no attempt`);
    return last;
  }

  #nextEpoch(): number {
    const epoch = this.#run.nextEpoch;
    this.#run = { ...this.#run, nextEpoch: epoch + 1 };
    return epoch;
  }

  #write(batch: Batch): void {
    const before = this.batch(batch.id);
    this.#remember(before);
    this.tally.replace(before, batch);
    this.#batches ??= { ...this.#run.batches };
    this.#batches[batch.id] = batch;
    this.#run = { ...this.#run, batches: this.#batches };
  }
}
