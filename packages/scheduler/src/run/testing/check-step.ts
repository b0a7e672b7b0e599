import type { RunEvent } from "../run-event.ts";
import type { BatchSpec } from "../run-spec.ts";
import type { Attempt, Batch, Run } from "../run.ts";
import type { RunCommand } from "../transition-result.ts";
import { isLetThrough, type Report } from "./check-moment.ts";
import { isSameData } from "./is-same-data.ts";

export interface Step {
  readonly before: Run;
  readonly event: RunEvent;
  readonly after: Run;
  readonly commands: readonly RunCommand[];
}

/** Checks what must be true of every step from one state of a run to the next. */
export function checkStep(step: Step, report: Report): void {
  checkAbsorbing(step, report("terminal states absorb"));
  for (const spec of step.after.spec.batches) {
    const { id, needs } = spec;
    const [before, after] = [step.before.batches[id], step.after.batches[id]];
    if (before === undefined || after === undefined) {
      report("the batches of a run stay the same")(`${id} came or went`);
      continue;
    }
    checkPast(before, after, report("terminal states absorb"));
    checkAlarm(after, { ...step, was: before }, report("every wait for a time sets its alarm"));
    const begun = beginning(before, after);
    if (begun === null) continue;
    const { status } = step.after;
    if (status === "paused" || status === "stopping") report("nothing starts after a pause or a stop")(`${begun.id} in a run that is ${status}`);
    if (begun.number === before.attempts.length) continue;
    const missing = needs.filter((need) => !isLetThrough(step.after.batches[need]?.phase));
    if (missing.length > 0) report("no batch starts before what it needs was accepted")(`${begun.id} without ${missing.join()}`);
    const early = earliest(step.after, spec) - step.event.at;
    if (early > 0) report("no batch starts before its time")(`${begun.id} by ${early} ms`);
  }
}

/** When the start of the run and what the batch needs let it start. */
function earliest({ startedAt, batches }: Run, { needs, lags, notBeforeMinutes }: BatchSpec): number {
  const times = needs.map((need) => {
    const phase = batches[need]?.phase;
    return phase?.kind === "accepted" ? phase.at + (lags[need] ?? 0) * 60_000 : 0;
  });
  return Math.max((startedAt ?? 0) + notBeforeMinutes * 60_000, ...times);
}

function checkAlarm({ id, phase, attempts }: Batch, { was, commands }: Step & { readonly was: Batch }, report: (message: string) => void): void {
  if ((phase.kind !== "backoff" && phase.kind !== "delayed") || isSameData(was.phase, phase)) return;
  const isSet = commands.some((command) => command.type === "alarm-wait" && command.batch === id && command.attempts === attempts.length && command.at === phase.until);
  if (!isSet) report(`${id} waits until ${phase.until}`);
}

function checkAbsorbing({ before, event, after }: Step, report: (message: string) => void): void {
  const reopens = before.status === "failed" && (event.type === "batch.retried" || event.type === "batch.skipped");
  const final = before.status === "accepted" || before.status === "stopped" || (before.status === "failed" && !reopens);
  if (final) report(`${event.type} moved a run that was ${before.status} to ${after.status}`);
}

function checkPast(before: Batch, after: Batch, report: (message: string) => void): void {
  if (before.phase.kind === "accepted" && !isSameData(before, after)) report(`${before.id} was accepted and changed`);
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
