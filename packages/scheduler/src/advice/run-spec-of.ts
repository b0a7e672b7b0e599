import type { PlannedBatch } from "../batching/planned-batch.ts";
import type { OpenPair } from "../conflicts/open-file-pairs.ts";
import { acceptancePolicy } from "../plan/acceptance-policy.ts";
import { agentResolver } from "../plan/agent-resolver.ts";
import type { BatchId, TaskId } from "../plan/ids.ts";
import type { Agent, Plan, Task } from "../plan/plan.ts";
import type { AgentSpec, BatchSpec, Exclusion, RunSpec } from "../run/run-spec.ts";

/** What a spec is made from besides the plan. */
export interface SpecParts {
  readonly batches: ReadonlyMap<TaskId, readonly PlannedBatch[]>;
  /** The tasks that may not overlap because of a file. */
  readonly pairs: readonly OpenPair[];
}

/** The spec of a run of this plan, its batches in the order of the plan. Never throws, whatever a half-typed plan holds. O(batches + dependencies + pairs). */
export function runSpecOf(plan: Plan, parts: SpecParts): RunSpec {
  const context = contextOf(plan, parts);
  return {
    maxParallel: plan.settings.maxParallel,
    resources: Object.fromEntries(plan.resources.map(({ id, name, capacity }) => [id, { name, capacity }])),
    agents: Object.fromEntries(plan.agents.map((agent) => [agent.id, agentSpec(agent)])),
    onLost: plan.settings.onLost,
    maxUnchecked: plan.settings.maxUnchecked,
    pause: plan.settings.pause,
    contracts: Object.fromEntries(plan.tasks.flatMap(({ id: producer, contracts }) => contracts.map(({ id, name, consumers, stub }) => [id, { name, producer, consumers, stub }]))),
    revision: 0,
    batches: plan.tasks.flatMap((task) => context.batchesOf(task.id).map((batch) => batchSpec(task, batch, context))),
  };
}

interface Context {
  readonly settings: Plan["settings"];
  readonly agentOf: (task: Task) => Agent | null;
  readonly batchesOf: (task: TaskId) => readonly PlannedBatch[];
  readonly needsOf: ReadonlyMap<TaskId, readonly BatchId[]>;
  /** The tasks that stand between two batches of each task. */
  readonly insertedInto: ReadonlyMap<TaskId, readonly Task[]>;
  readonly softNeedsOf: ReadonlyMap<TaskId, readonly BatchId[]>;
  /** Minutes to wait after some of those. */
  readonly lagsOf: ReadonlyMap<TaskId, Readonly<Record<BatchId, number>>>;
  /** The batches of each task whose failure it comes after. */
  readonly failuresOf: ReadonlyMap<TaskId, readonly (readonly BatchId[])[]>;
  readonly exclusionsOf: ReadonlyMap<TaskId, readonly Exclusion[]>;
}

function contextOf(plan: Plan, { batches, pairs }: SpecParts): Context {
  const batchesOf = (task: TaskId): readonly PlannedBatch[] => batches.get(task) ?? [];
  const needsOf = new Map<TaskId, BatchId[]>();
  const lagsOf = new Map<TaskId, Record<BatchId, number>>();
  const softNeedsOf = new Map<TaskId, BatchId[]>();
  const failuresOf = new Map<TaskId, (readonly BatchId[])[]>();
  for (const { from, to, kind, lagMinutes } of plan.dependencies) {
    const last = batchesOf(from).at(-1);
    if (last === undefined) continue;
    if (kind === "soft") {
      append(softNeedsOf, to, last.id);
      continue;
    }
    if (kind === "on-failure") {
      append(failuresOf, to, batchesOf(from).map(({ id }) => id));
      continue;
    }
    append(needsOf, to, last.id);
    if (lagMinutes > 0) lagsOf.set(to, { ...lagsOf.get(to), [last.id]: lagMinutes });
  }
  const insertedInto = new Map<TaskId, Task[]>();
  for (const task of plan.tasks) if (task.between !== null) append(insertedInto, task.between.task, task);
  const exclusionsOf = new Map<TaskId, Exclusion[]>();
  for (const { first, second, path } of pairs) {
    for (const { id } of batchesOf(second)) append(exclusionsOf, first, { batch: id, path });
    for (const { id } of batchesOf(first)) append(exclusionsOf, second, { batch: id, path });
  }
  return { settings: plan.settings, agentOf: agentResolver(plan), batchesOf, needsOf, insertedInto, softNeedsOf, lagsOf, failuresOf, exclusionsOf };
}

function agentSpec({ name, capacity, kind, labels }: Agent): AgentSpec {
  return { name, capacity, work: kind === "person" ? "person" : "runner", labels };
}

function batchSpec(task: Task, batch: PlannedBatch, context: Context): BatchSpec {
  const { settings, agentOf, batchesOf, needsOf, softNeedsOf, lagsOf, failuresOf, exclusionsOf } = context;
  const before = batchesOf(task.id)[batch.index - 2];
  const agent = agentOf(task);
  return {
    id: batch.id,
    task: task.id,
    title: batch.count === 1 ? task.title : `${task.title} (${batch.index} of ${batch.count})`,
    index: batch.index,
    count: batch.count,
    items: batch.items,
    stream: task.stream,
    agent: agent?.id ?? null,
    work: task.kind === "sync" ? "none" : agent?.kind === "person" ? "person" : "runner",
    hasAcceptanceCommand: (task.acceptance.command ?? "").trim() !== "",
    acceptance: acceptancePolicy(task),
    estimateMinutes: batch.minutes,
    needs: [...(before === undefined ? (needsOf.get(task.id) ?? []) : [before.id]), ...insertedNeeds(task, batch, context)],
    softNeeds: before === undefined ? (softNeedsOf.get(task.id) ?? []) : [],
    failuresOf: before === undefined ? (failuresOf.get(task.id) ?? []) : [],
    trigger: before === undefined ? task.trigger : { kind: "all" },
    race: task.race,
    // The last batch has seen all that the task has to say.
    expands: task.expands && batch.index === batch.count,
    labels: task.labels,
    // Only the first batch waits for a time; the others follow it.
    lags: before === undefined ? (lagsOf.get(task.id) ?? {}) : {},
    notBeforeMinutes: before === undefined ? Math.max(task.earliestMinutes ?? 0, task.pinnedMinutes ?? 0) : 0,
    excludes: exclusionsOf.get(task.id) ?? [],
    // A sync point waits for nothing but its inputs.
    uses: task.kind === "sync" ? [] : task.resources,
    timeoutMinutes: task.timeoutMinutes ?? settings.timeoutMinutes,
    retries: task.retries ?? settings.retries,
    onFailure: task.onFailure ?? settings.onFailure,
  };
}

/** What stands between two batches: the first batch of what was put in there comes after the one, and the other comes after its last. */
function insertedNeeds({ between, id }: Task, { index }: PlannedBatch, { batchesOf, insertedInto }: Context): readonly BatchId[] {
  const whole = between === null || index > 1 ? [] : batchesOf(between.task);
  const before = between === null ? undefined : (whole[between.after - 1] ?? whole.at(-1));
  const inserted = (insertedInto.get(id) ?? []).filter((task) => task.between?.after === index - 1);
  return [...(before === undefined ? [] : [before.id]), ...inserted.flatMap((task) => batchesOf(task.id).slice(-1)).map((last) => last.id)];
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
