import type { AgentId, BatchId } from "../../plan/ids.ts";
import type { PausePolicy } from "../../plan/plan.ts";
import type { NewBlocker } from "../coordination/coordination.ts";
import type { RunEvent } from "../run-event.ts";
import type { BatchSpec, RunSpec } from "../run-spec.ts";
import type { AttemptReport } from "../run.ts";
import { isLetThrough } from "./plain-outlook.ts";
import { freshBatch, type SimpleBatch } from "./simple-batch.ts";
import { SimpleBlockers } from "./simple-blockers.ts";
import { SimpleScopes } from "./simple-scopes.ts";
import { SimpleState } from "./simple-state.ts";
import { filesAreFree, followersOf, hasRoom, isFull, readyAt, replanIsFine } from "./simple-rules.ts";

type ReportEvent = Extract<RunEvent, { type: "attempt.reported" }>;

/**
 * What a run does, said as plainly as the product says it: loops over all batches, nothing counted or kept. Shares
 * nothing with the run machine but the types, so that where the two differ one of them is wrong.
 */
export class SimpleModel extends SimpleState {
  readonly #blockers = new SimpleBlockers();
  readonly #scopes = new SimpleScopes();
  #at = 0;
  #nextEpoch = 1;

  /** Whether the event counts; what follows from it is done then. */
  apply(event: RunEvent): boolean {
    this.#at = event.at;
    const isOver = ["accepted", "stopped"].includes(this.status) || (this.status === "failed" && !["batch.retried", "batch.skipped", "batch.restarted", "batch.sent-back", "run.replanned"].includes(event.type));
    if (isOver) return (event.type === "blocker.resolved" && this.#resolve(event)) || (event.type === "scope.decided" && this.#scopes.decide(event, this));
    if (!this.#record(event)) return false;
    this.#settle();
    this.#dispatch();
    this.#blockers.forgetMoot({ isDone: (id) => isLetThrough(this.batches.get(id)), isGone: (id) => !this.batches.has(id) });
    this.#conclude();
    return true;
  }

  /** Whether a runner may claim the offer of a batch. */
  mayClaim(id: BatchId): boolean {
    const batch = this.get(id);
    return batch.live === "offered" && this.status === "running" && (batch.isDone || !isFull(this));
  }

  #record(event: RunEvent): boolean {
    switch (event.type) {
      case "run.started":
        if (this.status !== "created") return false;
        this.startedAt = this.#at;
        return this.become("running");
      case "run.paused":
        return this.#pause(event.policy ?? this.spec.pause);
      case "run.resumed":
        return (this.status === "paused" || this.status === "pausing") && this.become("running");
      case "run.stop-requested":
        return this.status !== "stopping" && this.#stopRun();
      case "run.replanned":
        return this.status !== "stopping" && replanIsFine(this, event.spec) && this.#replan(event.spec);
      case "batch.wait-elapsed": {
        const batch = this.batches.get(event.batch);
        const isWaiting = batch?.kind === "backoff" || batch?.kind === "delayed";
        if (batch === undefined || !isWaiting || batch.attempts !== event.attempts || this.#at < batch.until) return false;
        batch.kind = "waiting";
        return true;
      }
      case "batch.retried": {
        const batch = this.batches.get(event.batch);
        if (batch === undefined || !(["failed", "stopped", "backoff", "skipped"].includes(batch.kind) || (batch.kind === "delayed" && batch.limit > 0)) || !this.mayDecide() || this.isSettledByOthers(event.batch)) return false;
        this.#sendRound(batch);
        return this.goOn();
      }
      case "batch.skipped": {
        const batch = this.batches.get(event.batch);
        const maySkip = batch !== undefined && (["waiting", "backoff", "delayed", "blocked", "failed", "stopped"].includes(batch.kind) || batch.cause === "failure");
        if (!maySkip || !this.mayDecide()) return false;
        this.skip(batch, "person");
        return this.goOn();
      }
      case "batch.restarted":
        return this.#restart(event);
      case "batch.sent-back": {
        const batch = this.batches.get(event.batch);
        const isGate = this.spec.batches.find((one) => one.id === event.batch)?.work === "none";
        if (batch?.kind !== "accepted" || isGate || batch.attempts !== event.attempts || !this.mayDecide()) return false;
        this.#sendRound(batch);
        return this.goOn();
      }
      case "blocker.raised":
        return this.#raise(event.blocker);
      case "blocker.resolved":
        return this.#resolve(event);
      case "scope.decided":
        return this.#scopes.decide(event, this);
      default:
        return "epoch" in event && this.#recordAttempt(event);
    }
  }

  #raise(blocker: NewBlocker): boolean {
    const batch = blocker.batch === null ? undefined : this.batches.get(blocker.batch);
    if (this.#blockers.has(blocker.id) || this.status === "created" || (blocker.batch !== null && batch === undefined)) return false;
    this.#blockers.raise(blocker);
    if (blocker.severity === "critical") this.#pause(this.spec.pause);
    if (batch === undefined || blocker.severity === "minor") return true;
    if (batch.live === "working") return this.change(batch, { stop: batch.stop === null || batch.stop === "pause" ? "blocker" : batch.stop });
    return batch.live === null || batch.live === "reported" || this.change(batch, { live: null, isDone: false, kind: "waiting", turnedAway: 0 });
  }

  #resolve({ blocker }: Extract<RunEvent, { type: "blocker.resolved" }>): boolean {
    const id = this.#blockers.close(blocker);
    const batch = id === undefined || id === null ? undefined : this.batches.get(id);
    if (batch?.kind === "blocked" && id !== null && id !== undefined && !this.#blockers.stops(id)) this.change(batch, { kind: "waiting" });
    return id !== undefined;
  }

  #pauseFor({ account }: AttemptReport): void {
    if (account?.said?.blockers.some(({ severity }) => severity === "critical") === true) this.#pause(this.spec.pause);
  }

  #recordAttempt(event: Extract<RunEvent, { readonly epoch: number }>): boolean {
    const [id, number] = event.attempt.split("#");
    const spec = this.spec.batches.find((one) => one.id === id);
    const batch = spec === undefined ? undefined : this.batches.get(spec.id);
    if (spec === undefined || batch === undefined || batch.live === null || batch.attempts !== Number(number) || batch.epoch !== event.epoch) return false;
    const { live } = batch;
    switch (event.type) {
      case "attempt.claimed":
        if (!this.mayClaim(spec.id)) return false;
        return this.change(batch, { live: "working", since: this.#at, isSuspect: false });
      case "attempt.taken":
        return live === "asked" && this.#take(spec, batch);
      case "attempt.suspected":
      case "attempt.heard": {
        const isSuspect = event.type === "attempt.suspected";
        return live === "working" && batch.isSuspect !== isSuspect && this.change(batch, { isSuspect });
      }
      case "attempt.overdue":
        return live === "working" && batch.stop === null && this.change(batch, { stop: "timeout" });
      case "attempt.stop-requested":
        if (live === "working") return batch.stop !== "person" && batch.stop !== "race" && this.change(batch, { stop: "person" });
        return this.change(batch, { live: null, kind: "stopped", turnedAway: 0 });
      case "attempt.lost":
        return live === "working" && this.#lose(spec, batch);
      case "attempt.reported":
        if (live === "working") return this.#reportRunner(spec, batch, event);
        return (live === "asked" || live === "taken") && this.#reportPerson(spec, batch, event);
      case "attempt.checked-in":
        if (live !== "reported") return false;
        return event.verdict === "rework" ? this.#sendRound(batch) : this.#accept(batch);
    }
  }

  #lose(spec: BatchSpec, batch: SimpleBatch): boolean {
    if (batch.stop !== null && batch.stop !== "timeout") return this.#endStop(spec, batch);
    if (batch.stop === "timeout" && !batch.isDone) return this.#fail(spec, batch, null);
    const losses = batch.losses + 1;
    this.change(batch, { live: null, stop: null, losses, turnedAway: 0 });
    if (losses >= 3 || this.spec.onLost === "ask") return this.#giveUp(spec, batch);
    // What a person has done stays done.
    return this.change(batch, { kind: "waiting" });
  }

  #reportRunner(spec: BatchSpec, batch: SimpleBatch, event: ReportEvent): boolean {
    const isNew = !batch.isDone;
    const isBlocked = isNew && this.#blockers.raiseReported(event, spec.id);
    this.#endWork(spec, batch, { report: event.report, isBlocked });
    if (isNew && batch.kind !== "skipped") this.#pauseFor(event.report);
    return true;
  }

  #endWork(spec: BatchSpec, batch: SimpleBatch, { report, isBlocked }: { readonly report: AttemptReport; readonly isBlocked: boolean }): boolean {
    const { outcome, missingOutputs } = report;
    const isGood = outcome.kind === "exited" && outcome.code === 0 && missingOutputs.length === 0;
    const isInTime = (batch.stop === "pause" || batch.stop === "blocker") && isGood;
    if (batch.stop !== null && batch.stop !== "timeout" && !isInTime) return this.#endStop(spec, batch);
    if (isBlocked) return this.change(batch, { live: null, stop: null, isDone: false, kind: "waiting", turnedAway: 0 });
    if (outcome.kind === "shut-down" && (batch.stop === null || batch.isDone)) {
      this.change(batch, { live: null, stop: null, turnedAway: 0 });
      return this.spec.onLost === "ask" ? this.#giveUp(spec, batch) : this.change(batch, { kind: "waiting" });
    }
    if (batch.isDone) return this.#handIn(spec, batch, { ...report, acceptance: report.acceptance ?? { passed: false, code: null, tail: "" } });
    if (batch.stop === "timeout" || outcome.kind === "timed-out") return this.#fail(spec, batch, null);
    if (outcome.kind === "rate-limited") {
      const wait = Math.max(outcome.retryAfterSeconds, Math.min(outcome.retryAfterSeconds * 2 ** batch.turnedAway, 3600));
      const until = this.#at + wait * 1000;
      return this.change(batch, { live: null, stop: null, kind: "delayed", until, limit: until, turnedAway: batch.turnedAway + 1 });
    }
    const isWell = (isGood || outcome.kind === "done") && missingOutputs.length === 0;
    return isWell ? this.#handIn(spec, batch, report) : this.#fail(spec, batch, outcome.kind === "exited" && outcome.code !== 0 ? outcome.code : null);
  }

  #reportPerson(spec: BatchSpec, batch: SimpleBatch, event: ReportEvent): boolean {
    const { report } = event;
    if (report.outcome.kind !== "done") return this.#fail(spec, batch, null);
    if (batch.live === "asked" && !this.#take(spec, batch)) return false;
    if (this.#blockers.raiseReported(event, spec.id)) this.change(batch, { live: null, kind: "waiting", turnedAway: 0 });
    else if (!spec.hasAcceptanceCommand || report.acceptance !== null) this.#handIn(spec, batch, report);
    else this.change(batch, { live: "offered", isDone: true, epoch: this.#nextEpoch++ });
    this.#pauseFor(report);
    return true;
  }

  #take(spec: BatchSpec, batch: SimpleBatch): boolean {
    return this.status === "running" && filesAreFree(this, spec) && this.change(batch, { live: "taken" });
  }

  #handIn(spec: BatchSpec, batch: SimpleBatch, { acceptance, missingOutputs }: AttemptReport): boolean {
    if (spec.acceptance === "command" && missingOutputs.length === 0) {
      if (acceptance === null || acceptance.passed) return this.#accept(batch);
      if (acceptance.code !== null && spec.work !== "none" && batch.reworks < 2) return this.change(batch, { reworks: batch.reworks + 1 }) && this.#sendRound(batch);
    }
    return this.change(batch, { live: "reported", kind: "checking", stop: null, isDone: false });
  }

  #accept(batch: SimpleBatch): boolean {
    return this.change(batch, { live: null, stop: null, isDone: false, kind: "accepted", at: this.#at, turnedAway: 0 });
  }

  /** Waits again, with all its automatic retries. */
  #sendRound(batch: SimpleBatch): boolean {
    const wasTurnedAway = batch.live === null ? batch.turnedAway : 0;
    return this.change(batch, { live: null, stop: null, isDone: false, kind: "waiting", cause: undefined, failures: 0, losses: 0, limit: 0, turnedAway: wasTurnedAway });
  }

  #fail(spec: BatchSpec, batch: SimpleBatch, code: number | null): boolean {
    const { limit, backoffSeconds, maxBackoffSeconds, onExitCodes, notOnExitCodes } = spec.retries;
    const failures = batch.failures + 1;
    this.change(batch, { live: null, stop: null, isDone: false, failures, turnedAway: 0 });
    const isWorthIt = code === null || (!notOnExitCodes.includes(code) && (onExitCodes.length === 0 || onExitCodes.includes(code)));
    if (spec.work !== "runner" || failures > limit || !isWorthIt) return this.#giveUp(spec, batch);
    const seconds = Math.min(backoffSeconds * 2 ** (failures - 1), Math.max(backoffSeconds, maxBackoffSeconds));
    return this.change(batch, { kind: "backoff", until: this.#at + seconds * 1000 });
  }

  #giveUp(spec: BatchSpec, batch: SimpleBatch): boolean {
    this.change(batch, { kind: "failed", isDone: false });
    if (spec.onFailure === "critical" && this.status === "running") this.#pause(this.spec.pause);
    return true;
  }

  /** The runner has let go of what was being stopped. */
  #endStop(spec: BatchSpec, batch: SimpleBatch): boolean {
    const { stop, nextAgent } = batch;
    this.change(batch, { live: null, stop: null, isDone: false, turnedAway: 0 });
    if (stop === "person") return this.change(batch, { kind: "stopped" });
    if (stop === "race") return this.skip(batch, "race");
    if (stop === "pause" || stop === "blocker") return this.change(batch, { kind: "waiting" });
    this.#sendRound(batch);
    if (nextAgent !== null) this.#giveTo(spec.id, nextAgent);
    return true;
  }

  #pause(policy: PausePolicy): boolean {
    if (this.status !== "running" && this.status !== "pausing") return false;
    const back = this.spec.batches.filter((spec) => {
      const batch = this.get(spec.id);
      if (batch.live !== "working" || batch.stop !== null || batch.isDone) return false;
      const worked = (this.#at - batch.since) / 60_000;
      const isNearItsEnd = policy.finishMinutes > 0 && spec.estimateMinutes - worked <= policy.finishMinutes;
      return !isNearItsEnd && (worked < policy.handBackMinutes || policy.between === "hand-back");
    });
    if (this.status === "pausing" && back.length === 0) return false;
    for (const { id } of back) this.get(id).stop = "pause";
    return this.become("pausing");
  }

  #stopRun(): boolean {
    for (const batch of this.batches.values()) {
      if (batch.live === "working") batch.stop = batch.stop === "race" ? "race" : "person";
      else if (batch.live !== null || ["waiting", "backoff", "delayed", "blocked"].includes(batch.kind)) this.change(batch, { live: null, kind: "stopped" });
    }
    return this.become("stopping");
  }

  #restart({ batch: id, attempts, agent }: Extract<RunEvent, { type: "batch.restarted" }>): boolean {
    const spec = this.spec.batches.find((one) => one.id === id);
    if (spec === undefined || !this.mayDecide()) return false;
    const batch = this.get(id);
    if (agent !== null && (this.spec.agents[agent] === undefined || spec.work === "none")) return false;
    if (batch.attempts !== attempts || this.isSettledByOthers(id) || batch.stop === "race") return false;
    if (batch.stop === "restart" && batch.nextAgent === agent) return false;
    const hasNotBegun = batch.kind === "waiting" || batch.kind === "delayed" || batch.kind === "blocked" || (batch.live === "offered" && !batch.isDone) || batch.live === "asked";
    if (hasNotBegun && (agent === null || agent === spec.agent)) return false;
    this.#doAgain(batch, agent);
    if (agent !== null && batch.live === null) this.#giveTo(id, agent);
    for (const follower of followersOf(this.spec, id)) {
      const other = this.get(follower);
      if (follower !== id && other.cause !== "person") this.#doAgain(other, null);
    }
    return this.goOn();
  }

  #doAgain(batch: SimpleBatch, nextAgent: AgentId | null): void {
    if (batch.live === "working") this.change(batch, { stop: "restart", nextAgent });
    else if (batch.kind !== "waiting") this.#sendRound(batch);
  }

  #giveTo(id: BatchId, agent: AgentId): void {
    const given = this.spec.agents[agent];
    if (given === undefined || this.spec.batches.find((one) => one.id === id)?.agent === agent) return;
    this.spec = { ...this.spec, revision: this.spec.revision + 1, batches: this.spec.batches.map((one) => (one.id === id ? { ...one, agent, work: given.work } : one)) };
  }

  #replan(spec: RunSpec): boolean {
    const old = new Map(this.spec.batches.map((one) => [one.id, JSON.stringify(one)]));
    this.batches = new Map(spec.batches.map(({ id }) => [id, this.batches.get(id) ?? freshBatch()]));
    for (const one of spec.batches) {
      const batch = this.get(one.id);
      if (batch.kind === "delayed" && old.get(one.id) !== JSON.stringify(one)) batch.kind = "waiting";
    }
    this.spec = spec;
    return this.goOn();
  }

  /** What is blocked, races, what is in vain or not needed, and sync points one by one, until nothing changes. */
  #settle(): void {
    while (this.#block() || this.#settleRaces() || this.#recall() || this.#judge() || this.#passOneGate());
  }

  #block(): boolean {
    let changed = false;
    for (const [id, batch] of this.batches) {
      if (["waiting", "delayed", "backoff"].includes(batch.kind) && this.#blockers.stops(id)) changed = this.change(batch, { kind: "blocked" });
    }
    return changed;
  }

  #settleRaces(): boolean {
    let changed = false;
    for (const loser of this.spec.batches) {
      const winner = this.winnerOf(loser);
      const batch = this.get(loser.id);
      if (winner === undefined || winner.task === loser.task || (isLetThrough(batch) && batch.cause !== "not-needed") || batch.stop === "race") continue;
      if (batch.live === "working") batch.stop = "race";
      else {
        this.change(batch, { live: null, turnedAway: batch.live === null ? batch.turnedAway : 0 });
        this.skip(batch, "race");
      }
      changed = true;
    }
    return changed;
  }

  #recall(): boolean {
    const wrong = this.spec.batches.filter((spec) => {
      const { kind, until } = this.get(spec.id);
      return kind === "delayed" && (this.outlook(spec) !== "complete" || readyAt(this, spec) !== until);
    });
    for (const { id } of wrong) this.get(id).kind = "waiting";
    return wrong.length > 0;
  }

  #judge(): boolean {
    let changed = false;
    for (const spec of this.spec.batches) {
      const batch = this.get(spec.id);
      const outlook = this.outlook(spec);
      if (batch.kind !== "waiting" && batch.cause !== "failure" && batch.cause !== "not-needed") continue;
      const wanted = outlook === "failure" || outlook === "not-needed" ? outlook : undefined;
      if (wanted === batch.cause) continue;
      changed = wanted === undefined ? this.change(batch, { kind: "waiting", cause: undefined }) : this.skip(batch, wanted);
    }
    return changed;
  }

  #passOneGate(): boolean {
    const gate = this.status === "running" ? this.spec.batches.find((one) => one.work === "none" && this.isReady(one)) : undefined;
    if (gate === undefined) return false;
    const batch = this.get(gate.id);
    if (this.#delay(gate, batch)) return true;
    this.change(batch, { attempts: batch.attempts + 1, epoch: this.#nextEpoch++ });
    if (gate.hasAcceptanceCommand) return this.change(batch, { kind: "running", live: "offered", isDone: true, limit: 0 });
    return gate.acceptance === "command" ? this.#accept(batch) : this.change(batch, { kind: "checking", live: "reported" });
  }

  #dispatch(): void {
    if (this.status !== "running") return;
    for (const spec of this.spec.batches) {
      const batch = this.get(spec.id);
      if (!this.isReady(spec) || this.#delay(spec, batch) || !hasRoom(this, spec)) continue;
      const live = spec.work === "runner" || batch.isDone ? "offered" : "asked";
      this.change(batch, { kind: "running", live, limit: 0, attempts: batch.attempts + 1, epoch: this.#nextEpoch++ });
    }
  }

  #delay(spec: BatchSpec, batch: SimpleBatch): boolean {
    const until = readyAt(this, spec);
    return until > this.#at && this.change(batch, { kind: "delayed", until });
  }

  #conclude(): void {
    const all = [...this.batches.values()];
    if (this.status === "pausing" && !all.some(({ live }) => live === "working")) this.status = "paused";
    if (all.some(({ kind }) => ["running", "checking", "backoff", "delayed", "blocked"].includes(kind))) return;
    if (this.status === "stopping") this.status = "stopped";
    if (this.status !== "running" && this.status !== "paused") return;
    if (all.every(isLetThrough)) this.status = "accepted";
    else if (this.status === "running") this.status = all.every((batch) => batch.kind !== "waiting" && batch.kind !== "stopped") && this.spec.batches.every((spec) => this.get(spec.id).kind !== "failed" || this.isCaught(spec.id)) ? "accepted" : "failed";
  }
}
