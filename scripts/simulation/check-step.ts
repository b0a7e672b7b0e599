import { batchOfAttempt, batchSpecOf, fencedAttempt, type Run, type RunEvent, requiredLabels, sameData } from "@planloom/scheduler";
import { checkSaid } from "./check-said.ts";
import type { Cluster } from "./cluster.ts";
import { mayBegin } from "./may-begin.ts";
import type { ObservedStep } from "./observed-store.ts";

/** Tells the cluster what is wrong with one event of a run, by laws of their own: the run machine is not asked. */
export function checkStep(cluster: Cluster, step: ObservedStep): void {
  const { event } = step;
  if (event.type === "attempt.claimed") checkClaim(cluster, step, event);
  if (event.type === "run.replanned") {
    checkChange(cluster, step);
    if (event.by === "ann") cluster.changedByHand.add(step.run);
  }
  if (event.type === "attempt.reported") {
    checkReturned(cluster, step, event);
    checkShutDown(cluster, step, event);
    checkSaid(cluster, step, event);
  }
}

/** Nothing is claimed while a run takes no new work, and nothing by a runner that may not do it. */
function checkClaim(cluster: Cluster, { before }: ObservedStep, event: Extract<RunEvent, { type: "attempt.claimed" }>): void {
  const attempt = fencedAttempt(before, event);
  if (attempt === null || !mayBegin(before, attempt)) cluster.problem(`${event.attempt} was claimed in a run that is ${before.status}`);
  const spec = attempt === null ? undefined : batchSpecOf(before.spec, attempt.batch);
  const missing = spec === undefined ? [] : requiredLabels(before.spec, spec).filter((label) => !cluster.labelsOf(event.runner).includes(label));
  if (missing.length > 0) cluster.problem(`${event.attempt} was claimed by ${event.runner}, which is not ${missing.join(", ")}`);
}

/** What has begun stays, does the same, and goes on; only a race that the change decides may end it. */
function checkChange(cluster: Cluster, { before, after }: ObservedStep): void {
  for (const spec of before.spec.batches) {
    const { attempts } = before.batches[spec.id] ?? { attempts: [] };
    const last = attempts.at(-1);
    if (last === undefined) continue;
    const [now, next] = [after.batches[spec.id], batchSpecOf(after.spec, spec.id)];
    const same = now?.attempts.slice(0, attempts.length - 1);
    if (next === undefined || same === undefined || !sameData(same, attempts.slice(0, -1))) {
      cluster.problem(`a change removed ${spec.id}, which had begun`);
      continue;
    }
    const rest = { needs: [], lags: {}, excludes: [] };
    if (!sameData({ ...spec, ...rest }, { ...next, ...rest })) cluster.problem(`a change changed ${spec.id}, which had begun`);
    const stage = now?.attempts[attempts.length - 1]?.stage;
    const isEndedByRace = (stage?.kind === "running" && stage.stopping?.kind === "race") || stage?.kind === "ended";
    if (!sameData(stage, last.stage) && !(spec.race !== null && isEndedByRace)) cluster.problem(`a change touched ${last.id}, which was ${last.stage.kind}`);
  }
}

/** A runner says that it has shut an attempt down once nothing of it lives, and its batch goes on. */
function checkShutDown({ ledger, problem }: Cluster, { run, before, after }: ObservedStep, { attempt, epoch, report }: Extract<RunEvent, { type: "attempt.reported" }>): void {
  if (report.outcome.kind !== "shut-down") return;
  const execution = ledger.find({ run, attempt, epoch });
  if (execution !== undefined && execution.endedAt === null) problem(`${attempt} was said to be shut down while it lived`);
  const id = batchOfAttempt(attempt);
  const phase = after.batches[id]?.phase.kind;
  const stage = fencedAttempt(before, { attempt, epoch })?.stage;
  const isAsked = stage?.kind !== "running" || stage.stopping !== null || before.spec.onLost === "ask";
  if (!isAsked && (phase === "failed" || phase === "backoff")) problem(`${attempt} was shut down, and its batch is ${phase}`);
}

/** Tasks that were returned are in the run once the report that returned them counts, or the report says why not. */
function checkReturned(cluster: Cluster, { run, before }: ObservedStep, event: Extract<RunEvent, { type: "attempt.reported" }>): void {
  const returned = cluster.ledger.find({ run, attempt: event.attempt, epoch: event.epoch })?.returned ?? null;
  const { outcome, acceptance } = event.report;
  const stage = fencedAttempt(before, event)?.stage;
  if (returned === null || outcome.kind !== "exited" || (stage?.kind === "running" && stage.stopping !== null)) return;
  const isRefused = acceptance?.passed === false && acceptance.tail.startsWith("The tasks it returned cannot join");
  // What somebody did to tasks that were returned before may not go with what is returned now.
  const mayClash = cluster.changedByHand.has(run) && before.spec.batches.some(({ task }) => returned.ids.includes(task));
  if (isRefused && returned.isSound && !mayClash) cluster.problem(`sound tasks of ${event.attempt} were refused: ${acceptance.tail}`);
  if (!isRefused) for (const id of returned.ids) checkJoined(cluster, before, { id, by: event.attempt });
}

function checkJoined(cluster: Cluster, { spec }: Run, { id, by }: { readonly id: string; readonly by: string }): void {
  const count = spec.batches.filter(({ task, index }) => task === id && index === 1).length;
  if (count !== 1) cluster.problem(`the report of ${by} counts, and the run has ${count} of the task ${id} that it returned`);
}
