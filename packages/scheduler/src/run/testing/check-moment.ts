import type { BatchSpec } from "../run-spec.ts";
import type { AttemptStage, Batch, BatchPhase, Run } from "../run.ts";
import { countHeld, filesInConflict, type Held } from "./count-held.ts";

/** Takes the name of a law, then what breaks it. */
export type Report = (law: string) => (message: string) => void;

/** Checks what must be true of a run at every instant. */
export function checkMoment(run: Run, report: Report): void {
  const held = countHeld(run);
  checkLimits(run, held, report);
  checkConserving(run, held, report("nothing that could start waits while there is room"));
  checkDelayed(run, report("only what has all it needs waits for a time"));
  checkShape(run, report);
  checkEnding(run, report("what is over or being stopped lets go of everything"));
}

function checkLimits(run: Run, held: Held, report: Report): void {
  if (held.places > run.spec.maxParallel) report("the limit holds")(`${held.places} run at once`);
  for (const [agent, count] of held.agents) {
    if (count > (run.spec.agents[agent]?.capacity ?? 0)) report("capacities hold")(`${agent} does ${count} at once`);
  }
  for (const [resource, units] of held.resources) {
    if (units > (run.spec.resources[resource]?.capacity ?? 0)) report("resources hold")(`${units} of ${resource} are used`);
  }
  filesInConflict(run, held).forEach(report("batches that exclude each other never overlap"));
}

function checkConserving(run: Run, held: Held, report: (message: string) => void): void {
  const alive = run.spec.batches.some(({ id }) => ["running", "checking", "backoff", "delayed"].includes(phaseOf(run, id)?.kind ?? ""));
  if ((run.status === "running" || run.status === "stopping") && !alive) report(`It is ${run.status}, and nothing lives`);
  if (run.status !== "running") return;
  for (const spec of run.spec.batches) {
    if (phaseOf(run, spec.id)?.kind === "waiting" && couldStart(run, spec, held)) report(`${spec.id} waits for nothing`);
  }
}

function checkDelayed(run: Run, report: (message: string) => void): void {
  for (const { id, needs } of run.spec.batches) {
    if (phaseOf(run, id)?.kind === "delayed" && !needs.every((need) => isLetThrough(phaseOf(run, need)))) report(`${id} is delayed and needs more`);
  }
}

function couldStart(run: Run, spec: BatchSpec, held: Held): boolean {
  if (!spec.needs.every((need) => isLetThrough(phaseOf(run, need)))) return false;
  if (spec.work === "none") return true;
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

/** Whether what needs a batch in this phase may start. */
export function isLetThrough(phase: BatchPhase | undefined): boolean {
  return phase?.kind === "accepted" || (phase?.kind === "skipped" && phase.becauseOf === null);
}

function phaseOf(run: Run, id: BatchSpec["id"]): BatchPhase | undefined {
  return run.batches[id]?.phase;
}

function checkShape(run: Run, report: Report): void {
  const batches = Object.values<Batch>(run.batches);
  for (const batch of batches) {
    const problem = shapeProblem(batch);
    if (problem !== null) report("phases and stages agree")(`${batch.id}: ${problem}`);
    const accepted = batch.attempts.filter(({ stage }) => isAcceptance(stage)).length;
    if (accepted > 1) report("at most one attempt of a batch is accepted")(`${batch.id} has ${accepted}`);
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
