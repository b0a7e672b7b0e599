import { batchOfAttempt } from "../live-attempt.ts";
import type { RunEvent } from "../run-event.ts";
import type { BatchSpec } from "../run-spec.ts";
import type { Attempt, Batch, BatchPhase, Run } from "../run.ts";
import type { RunCommand } from "../transition-result.ts";
import { checkCost, isHeldUp } from "./check-blockers.ts";
import { isFullyUnchecked, outlookIn, type Report } from "./check-moment.ts";
import { isSameData } from "./is-same-data.ts";
import { isLetThrough } from "./plain-outlook.ts";

export interface Step {
  readonly before: Run;
  readonly event: RunEvent;
  readonly after: Run;
  readonly commands: readonly RunCommand[];
}

/** Checks what must be true of every step from one state of a run to the next. */
export function checkStep(step: Step, report: Report): void {
  checkAbsorbing(step, report("terminal states absorb"));
  checkShutDown(step, report("a runner that was shut down costs its batch nothing"));
  checkCost(step, report("what blocks a batch is no failure of it"));
  for (const spec of step.after.spec.batches) {
    const { id } = spec;
    const [before, after] = [step.before.batches[id], step.after.batches[id]];
    if (before === undefined || after === undefined) {
      if (step.event.type !== "run.replanned" || after === undefined) report("the batches of a run stay the same unless a person changes them")(`${id} came or went`);
      continue;
    }
    checkPast(step, { before, after }, report("terminal states absorb"));
    checkAlarm(after, { ...step, was: before }, report("every wait for a time sets its alarm"));
    const begun = beginning(before, after);
    if (begun === null) continue;
    const { status } = step.after;
    if (status === "paused" || status === "pausing" || status === "stopping") report("nothing starts after a pause or a stop")(`${begun.id} in a run that is ${status}`);
    const isNewWork = spec.work === "runner" && begun.stage.kind !== "ended";
    if (isNewWork && isFullyUnchecked(step.after)) report("no new work starts while too much waits for a check-in")(begun.id);
    if (begun.number === before.attempts.length) continue;
    if (isHeldUp(step.after, id)) report("nothing begins while a blocker of it is open")(begun.id);
    // A sync point may win a race in the very step in which it is reached, and take back with it what it came after.
    const outlook = spec.work === "none" && spec.race !== null ? "complete" : outlookIn(step.after, spec);
    if (outlook !== "complete") {
      report("no batch starts before what it needs was accepted")(`${begun.id} is ${outlook}`);
      continue;
    }
    const early = earliest(step.after, spec) - step.event.at;
    if (early > 0 && !(spec.work === "none" && spec.race !== null)) report("no batch starts before its time")(`${begun.id} by ${early} ms`);
  }
}

/** When the start of the run and what the batch needs let it start. */
function earliest({ startedAt, batches }: Run, { needs, failuresOf, lags, notBeforeMinutes, trigger }: BatchSpec): number {
  const times = [...new Set(needs)].map((need) => {
    const phase = batches[need]?.phase;
    if (phase?.kind === "accepted") return phase.at + (lags[need] ?? 0) * 60_000;
    return trigger.kind === "finished" || isLetThrough(phase) ? 0 : Number.POSITIVE_INFINITY;
  });
  const failures = failuresOf.map((source) => (source.some((id) => hasFailed(batches[id]?.phase)) ? 0 : Number.POSITIVE_INFINITY));
  const all = [...times, ...failures].toSorted((a, b) => a - b);
  const wanted = trigger.kind === "any" ? 1 : trigger.kind === "at-least" ? trigger.count : all.length;
  return Math.max((startedAt ?? 0) + notBeforeMinutes * 60_000, all[Math.min(wanted, all.length) - 1] ?? 0);
}

function hasFailed(phase: BatchPhase | undefined): boolean {
  return phase?.kind === "failed" || (phase?.kind === "skipped" && phase.cause === "failure");
}

function checkAlarm({ id, phase, attempts }: Batch, { was, commands }: Step & { readonly was: Batch }, report: (message: string) => void): void {
  if ((phase.kind !== "backoff" && phase.kind !== "delayed") || isSameData(was.phase, phase)) return;
  const isSet = commands.some((command) => command.type === "alarm-wait" && command.batch === id && command.attempts === attempts.length && command.at === phase.until);
  if (!isSet) report(`${id} waits until ${phase.until}`);
}

function checkAbsorbing({ before, event, after }: Step, report: (message: string) => void): void {
  const reopens = before.status === "failed" && ["batch.retried", "batch.skipped", "batch.restarted", "batch.sent-back", "run.replanned"].includes(event.type);
  const final = before.status === "accepted" || before.status === "stopped" || (before.status === "failed" && !reopens);
  // What is said of a run that is over moves nothing.
  const isSaid = before.status === after.status && before.batches === after.batches;
  if (final && !isSaid) report(`${event.type} moved a run that was ${before.status} to ${after.status}`);
}

/** Of work that nobody was stopping: it is done again, or asked about first where the plan wants that. */
function checkShutDown({ before, event, after }: Step, report: (message: string) => void): void {
  if (event.type !== "attempt.reported" || event.report.outcome.kind !== "shut-down" || after.spec.onLost === "ask") return;
  const id = batchOfAttempt(event.attempt);
  const was = before.batches[id]?.attempts.at(-1)?.stage;
  const now = after.batches[id]?.phase.kind;
  const isGivenBack = now === "waiting" || now === "running" || now === "delayed" || now === "skipped";
  if (was?.kind === "running" && was.stopping === null && !isGivenBack) report(`${event.attempt} was cut short, and its batch is ${now}`);
}

function checkPast({ event }: Step, { before, after }: { readonly before: Batch; readonly after: Batch }, report: (message: string) => void): void {
  if (event.type !== "batch.restarted" && event.type !== "batch.sent-back" && before.phase.kind === "accepted" && !isSameData(before, after)) report(`${before.id} was accepted and changed`);
  before.attempts.forEach((attempt, index) => {
    if (attempt.stage.kind !== "ended" || attempt === after.attempts[index]) return;
    if (!isSameData(attempt, after.attempts[index])) report(`${attempt.id} had ended and changed`);
  });
}

/** The attempt of a batch that was made, claimed or taken up in this step. */
function beginning(before: Batch, after: Batch): Attempt | null {
  const last = after.attempts.at(-1);
  if (last === undefined) return null;
  if (after.attempts.length > before.attempts.length) return last;
  const { stage: now } = last;
  const was = before.attempts.at(-1)?.stage;
  const claimed = was?.kind === "offered" && now.kind === "running";
  const taken = was?.kind === "with-person" && was.by === null && now.kind === "with-person" && now.by !== null;
  return claimed || taken ? last : null;
}
