import type { BatchSpec, RunSpec } from "../run-spec.ts";
import type { AttemptStage, Batch, BatchPhase, Run } from "../run.ts";
import { checkBlocked } from "./check-blockers.ts";
import { countHeld, filesInConflict, type Held } from "./count-held.ts";
import { isLetThrough, plainOutlook } from "./plain-outlook.ts";

/** Takes the name of a law, then what breaks it. */
export type Report = (law: string) => (message: string) => void;

/** Checks what must be true of a run at every instant; `before` is the instant before. */
export function checkMoment(before: Run, run: Run, report: Report): void {
  const held = countHeld(run);
  checkLimits(run, { held, was: countHeld(before) }, report);
  checkConserving(run, held, report("nothing that could start waits while there is room"));
  checkDelayed(run, report("only what has all it needs waits for a time"));
  checkShape(run, report);
  checkBlocked(run, report("a batch is blocked only while a blocker is open"));
  checkRaces(run, report("a race has one winner, and nobody else of it goes on"));
  checkSkips(run, report("what is skipped by a rule has a reason to be"));
  checkEnding(run, report("what is over or being stopped lets go of everything"));
}

/** A limit that a person lowered may be passed by what ran before; it must not be passed any further. */
function checkLimits(run: Run, { held, was }: { readonly held: Held; readonly was: Held }, report: Report): void {
  if (held.places > Math.max(run.spec.maxParallel, was.places)) report("the limit holds")(`${held.places} run at once`);
  for (const [agent, count] of held.agents) {
    if (count > Math.max(run.spec.agents[agent]?.capacity ?? 0, was.agents.get(agent) ?? 0)) report("capacities hold")(`${agent} does ${count} at once`);
  }
  for (const [resource, units] of held.resources) {
    if (units > Math.max(run.spec.resources[resource]?.capacity ?? 0, was.resources.get(resource) ?? 0)) report("resources hold")(`${units} of ${resource} are used`);
  }
  filesInConflict(run, held).forEach(report("batches that exclude each other never overlap"));
}

function checkConserving(run: Run, held: Held, report: (message: string) => void): void {
  const alive = run.spec.batches.some(({ id }) => ["running", "checking", "backoff", "delayed", "blocked"].includes(phaseOf(run, id)?.kind ?? ""));
  const isWorked = run.spec.batches.some(({ id }) => run.batches[id]?.attempts.at(-1)?.stage.kind === "running");
  if (run.status === "pausing" && !isWorked) report("It is pausing, and no runner works");
  if (run.status === "paused" && isWorked) report("It is paused, and a runner works");
  if ((run.status === "running" || run.status === "stopping") && !alive) report(`It is ${run.status}, and nothing lives`);
  if (run.status !== "running") return;
  for (const spec of run.spec.batches) {
    if (phaseOf(run, spec.id)?.kind === "waiting" && couldStart(run, spec, held)) report(`${spec.id} waits for nothing`);
  }
}

function checkDelayed(run: Run, report: (message: string) => void): void {
  for (const spec of run.spec.batches) {
    if (phaseOf(run, spec.id)?.kind === "delayed" && outlookIn(run, spec) !== "complete") report(`${spec.id} is delayed and needs more`);
  }
}

function couldStart(run: Run, spec: BatchSpec, held: Held): boolean {
  if (outlookIn(run, spec) !== "complete") return false;
  if (spec.work === "none") return true;
  if (spec.work === "runner" && isFullyUnchecked(run)) return false;
  if (spec.work === "runner" && held.places >= run.spec.maxParallel) return false;
  if (spec.agent !== null && (held.agents.get(spec.agent) ?? 0) >= (run.spec.agents[spec.agent]?.capacity ?? 0)) return false;
  const fits = spec.uses.every(({ resource, units }) => {
    return (held.resources.get(resource) ?? 0) + units <= (run.spec.resources[resource]?.capacity ?? 0);
  });
  return fits && filesInConflict(run, { ...held, files: new Set([...held.files, spec.id]) }).length === 0;
}

function checkEnding(run: Run, report: (message: string) => void): void {
  const over = run.status === "accepted" || run.status === "failed" || run.status === "stopped";
  if (!over && run.status !== "stopping") return;
  for (const { id } of run.spec.batches) {
    const stage = run.batches[id]?.attempts.at(-1)?.stage;
    const mayLive = run.status === "stopping" && stage?.kind === "running" && stage.stopping !== null;
    if (stage !== undefined && stage.kind !== "ended" && !mayLive) report(`${id} is ${stage.kind} in a run that is ${run.status}`);
  }
}

/** Whether a batch has what it waits for. */
export function outlookIn(run: Run, spec: BatchSpec): ReturnType<typeof plainOutlook> {
  return plainOutlook(spec, { phaseOf: (id) => phaseOf(run, id), specOf: (id) => specsById(run.spec).get(id) });
}

const known = new WeakMap<RunSpec, ReadonlyMap<BatchSpec["id"], BatchSpec>>();

function specsById(spec: RunSpec): ReadonlyMap<BatchSpec["id"], BatchSpec> {
  const found = known.get(spec) ?? new Map(spec.batches.map((batch) => [batch.id, batch]));
  known.set(spec, found);
  return found;
}

/** Whether nothing new may start for runners before somebody checks in. */
export function isFullyUnchecked({ spec, batches }: Run): boolean {
  const unchecked = spec.batches.filter(({ id }) => batches[id]?.phase.kind === "checking").length;
  return spec.maxUnchecked !== null && unchecked >= spec.maxUnchecked;
}

function checkRaces(run: Run, report: (message: string) => void): void {
  for (const winner of run.spec.batches) {
    if (winner.race === null || winner.index !== winner.count || phaseOf(run, winner.id)?.kind !== "accepted") continue;
    for (const other of run.spec.batches) {
      if (other.race !== winner.race || other.task === winner.task) continue;
      const stage = run.batches[other.id]?.attempts.at(-1)?.stage;
      const isEnding = stage?.kind === "running" && stage.stopping?.kind === "race";
      if (!isEnding && !isLetThrough(phaseOf(run, other.id))) report(`${other.id} is ${phaseOf(run, other.id)?.kind} though ${winner.id} has won`);
      if (other.index === other.count && phaseOf(run, other.id)?.kind === "accepted") report(`${other.id} and ${winner.id} have both won`);
    }
  }
}

function checkSkips(run: Run, report: (message: string) => void): void {
  for (const spec of run.spec.batches) {
    const phase = phaseOf(run, spec.id);
    const outlook = outlookIn(run, spec);
    if (phase?.kind === "skipped" && (phase.cause === "failure" || phase.cause === "not-needed") && phase.cause !== outlook) report(`${spec.id} is skipped for ${phase.cause} and ${outlook}`);
    if (phase?.kind === "skipped" && (phase.cause === "failure") !== (phase.becauseOf !== null)) report(`${spec.id} is skipped for ${phase.cause} because of ${phase.becauseOf}`);
    const isOver = ["accepted", "failed", "stopped", "created"].includes(run.status);
    if (phase?.kind === "waiting" && !isOver && (outlook === "failure" || outlook === "not-needed")) report(`${spec.id} waits in vain`);
  }
}

function phaseOf(run: Run, id: BatchSpec["id"]): BatchPhase | undefined {
  return run.batches[id]?.phase;
}

function checkShape(run: Run, report: Report): void {
  const batches = Object.values<Batch>(run.batches);
  for (const batch of batches) {
    const problem = shapeProblem(batch);
    if (problem !== null) report("phases and stages agree")(`${batch.id}: ${problem}`);
    const accepted = batch.attempts.slice(batch.settledAttempts).filter(({ stage }) => isAcceptance(stage)).length;
    if (accepted > 1) report("at most one attempt of a batch is accepted until it is restarted")(`${batch.id} has ${accepted}`);
  }
  const epochs = batches.flatMap(({ attempts }) => attempts.map(({ epoch }) => epoch));
  const fenced = new Set(epochs).size === epochs.length && epochs.every((epoch) => epoch < run.nextEpoch);
  if (!fenced) report("every attempt has an epoch of its own")(`${epochs.join()}, next ${run.nextEpoch}`);
}

function isAcceptance(stage: AttemptStage): boolean {
  return stage.kind === "ended" && stage.ending.kind === "checked-in" && stage.ending.verdict !== "rework";
}

function shapeProblem({ phase, attempts }: Batch): string | null {
  const live = attempts.filter(({ stage }) => stage.kind !== "ended");
  if (live.length > 1 || (live.length === 1 && live[0] !== attempts.at(-1))) return "an old attempt lives";
  const stage = live[0]?.stage.kind ?? "none";
  const expected = phase.kind === "running" ? stage !== "none" && stage !== "reported" : stage === (phase.kind === "checking" ? "reported" : "none");
  if (!expected) return `${phase.kind} with an attempt that is ${stage}`;
  const last = attempts.at(-1)?.stage;
  return phase.kind === "accepted" && (last === undefined || !isAcceptance(last)) ? "accepted without an acceptance" : null;
}
