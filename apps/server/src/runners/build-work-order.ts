import type { WorkOrder } from "@planloom/api";
import { type Attempt, type Batch, type BatchSpec, type Plan, type ReportedOutput, type Run, type RunId, specIndex, type TaskId, writableFiles } from "@planloom/scheduler";
import type { SecretsOfOrder } from "../secrets/secrets-of-order.ts";
import { papersOf } from "./papers-of.ts";
import { resultsOf } from "./results-of.ts";
import { planIndex } from "../plans/plan-index.ts";

interface OrderedAttempt {
  readonly run: RunId;
  readonly state: Run;
  readonly plan: Plan;
  readonly spec: BatchSpec;
  readonly attempt: Attempt;
  /** The attempt's own token. */
  readonly token: string;
  /** `null` where nothing is traced. */
  readonly traceparent: string | null;
  readonly secrets: SecretsOfOrder;
  /** What whoever does it is told. */
  readonly brief: string;
}

/**
 * Everything a runner needs to execute an attempt it has claimed. Where a person did the work, only the acceptance
 * command and the collecting of files are left. A task of several batches hands over its outputs with the last one.
 * Throws if the plan does not have the task: then it is not the revision the run executes.
 */
export function buildWorkOrder({ run, state, plan, spec, attempt, token, traceparent, secrets, brief }: OrderedAttempt): WorkOrder {
  const { tasks, agents, sources } = planIndex(plan);
  const task = tasks.get(spec.task);
  if (task === undefined) throw new Error(`the plan of run ${run} has no task ${spec.task}`);
  const agent = spec.agent === null ? undefined : agents.get(spec.agent);
  const doneByPerson = attempt.stage.kind === "running" && attempt.stage.done !== null;
  const outputs = spec.index === spec.count ? task.outputs.filter((output) => !doneByPerson || output.kind === "file") : [];
  return {
    fence: { run, attempt: attempt.id, epoch: attempt.epoch },
    token,
    traceparent,
    batch: spec.id,
    task: task.id,
    title: spec.title,
    index: spec.index,
    count: spec.count,
    items: [...spec.items],
    command: doneByPerson ? null : (task.command ?? agent?.command ?? null),
    acceptanceCommand: spec.hasAcceptanceCommand ? task.acceptance.command : null,
    directory: plan.settings.directory,
    directoryMode: plan.settings.directoryMode,
    environment: { ...plan.settings.environment, ...task.environment },
    instructions: task.instructions,
    brief,
    watchesFiles: !doneByPerson && (agent?.kind === "coding-agent" || writableFiles(plan).declares(task.id)),
    notes: attempt.notes,
    attemptNumber: attempt.number,
    idempotencyKey: `${run}/${spec.id}/${attempt.number}`,
    timeoutMinutes: spec.timeoutMinutes,
    outputs: [...outputs],
    inputs: inputsOf(sources.get(task.id) ?? [], state),
    papers: papersOf({ plan, run: state, spec }),
    expands: spec.expands,
    results: resultsOf(state, spec),
    ...secrets,
  };
}

/** What the tasks hand over that this one needs an output of. A skipped task hands over nothing. */
function inputsOf(sources: readonly TaskId[], state: Run): WorkOrder["inputs"] {
  const { batchesOfTask } = specIndex(state.spec);
  return sources.flatMap((source) => {
    const batches = (batchesOfTask().get(source) ?? []).flatMap((spec) => state.batches[spec.id] ?? []);
    return batches.flatMap(acceptedOutputs).map(({ attempt, output }): WorkOrder["inputs"][number] =>
      output.kind === "value"
        ? { kind: "value", task: source, name: output.name, value: output.value }
        : { kind: "file", task: source, name: output.name, attempt, bytes: output.bytes },
    );
  });
}

function acceptedOutputs({ phase, attempts }: Batch): { attempt: string; output: ReportedOutput }[] {
  const last = attempts.at(-1);
  if (phase.kind !== "accepted" || last?.stage.kind !== "ended") return [];
  return (last.stage.report?.outputs ?? []).map((output) => ({ attempt: last.id, output }));
}
