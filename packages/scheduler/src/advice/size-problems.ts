import { DEEP_MINUTES, MICRO_MINUTES } from "../batching/batch-size.ts";
import { cutTask } from "../batching/cut-task.ts";
import type { PlannedBatch } from "../batching/planned-batch.ts";
import { type JoinProposal, proposeJoins } from "../batching/propose-joins.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import type { TaskId } from "../plan/ids.ts";
import { DEFAULT_SETTINGS } from "../plan/new-plan.ts";
import type { Plan, Task } from "../plan/plan.ts";
import type { Problem, ProblemFix } from "../plan/problem.ts";
import { listLabels, taskLabel, taskLabeller } from "../plan/task-label.ts";

interface SizeFacts {
  readonly graph: TaskGraph;
  readonly batches: ReadonlyMap<TaskId, readonly PlannedBatch[]>;
}

/**
 * Batches not worth a check-in, those that could be joined as one problem, and batches that are checked in too late;
 * with the joining or the cut that mends them, where there is one. Around linear.
 */
export function sizeProblems(plan: Plan, { graph, batches }: SizeFacts): Problem[] {
  const sized = plan.tasks
    .filter(({ kind }) => kind === "task")
    .map((task) => {
      const minutes = (batches.get(task.id) ?? []).map((batch) => batch.minutes);
      return { task, smallest: Math.min(...minutes), largest: Math.max(...minutes) };
    });
  const small = sized.filter(({ smallest }) => smallest < MICRO_MINUTES);
  const large = sized.filter(({ largest }) => largest > DEEP_MINUTES);
  const joins = small.length === 0 ? new Map<TaskId, JoinProposal>() : mendingJoins(plan, graph);
  return [
    ...[...Map.groupBy(small, ({ task }) => joins.get(task.id) ?? task.id).values()].flatMap((group) => tooSmall(plan, group, joins)),
    ...large.map(({ task, largest }) => tooLarge(plan, task, largest)),
  ];
}

interface SizedTask {
  readonly task: Task;
  readonly smallest: number;
}

function tooSmall(plan: Plan, group: readonly SizedTask[], joins: ReadonlyMap<TaskId, JoinProposal>): Problem[] {
  const [first] = group;
  if (first === undefined) return [];
  const join = joins.get(first.task.id);
  const fix = join === undefined ? newCut(plan, first.task) : joinFix(plan, join);
  const least = `${MICRO_MINUTES} is the least worth a check-in`;
  const message =
    group.length === 1
      ? `${taskLabel(first.task)} has a batch of ${minutesWords(first.smallest)}; join it with a neighbour, ${least}.`
      : `${listLabels(group.map(({ task }) => taskLabel(task)))} are batches of ${minutesWords(first.smallest)} and the like; join them, ${least}.`;
  return [{ code: "batch-too-small", severity: "warning", message, places: group.map(({ task: { id } }) => ({ kind: "task", id, field: "estimate" })), ...(fix !== null && { fix }) }];
}

function tooLarge(plan: Plan, task: Task, largest: number): Problem {
  const fix = newCut(plan, task);
  const message = `${taskLabel(task)} has a batch of ${minutesWords(largest)}; cut it, over ${DEEP_MINUTES} mistakes are found late.`;
  return { code: "batch-too-large", severity: "warning", message, places: [{ kind: "task", id: task.id, field: "estimate" }], ...(fix !== null && { fix }) };
}

/** The proposed joinings after which a batch is worth its check-in, by each of their tasks. */
function mendingJoins(plan: Plan, graph: TaskGraph): Map<TaskId, JoinProposal> {
  const mending = proposeJoins(plan, graph).filter(({ minutes }) => minutes >= MICRO_MINUTES);
  return new Map(mending.flatMap((proposal) => proposal.tasks.map((id) => [id, proposal] as const)));
}

function joinFix(plan: Plan, { tasks, minutes, edits }: JoinProposal): ProblemFix {
  return { label: `Make one task of ${minutesWords(minutes)} of ${listLabels(tasks.map(taskLabeller(plan)))}`, edits };
}

/** Cuts a task otherwise: by its limits where it was cut by hand, then by those of the plan, then by the usual ones. */
function newCut({ settings }: Plan, task: Task): ProblemFix | null {
  const usual = DEFAULT_SETTINGS.batchMinutes;
  const ways: readonly Pick<Task, "cuts" | "batchMinutes">[] = [
    { cuts: null, batchMinutes: task.batchMinutes },
    { cuts: null, batchMinutes: null },
    { cuts: null, batchMinutes: usual },
  ];
  for (const change of ways) {
    const sizes = cutTask({ ...task, ...change }, settings).map(({ minutes }) => minutes);
    if (sizes.some((minutes) => minutes < MICRO_MINUTES || minutes > DEEP_MINUTES)) continue;
    return { label: sizes.length === 1 ? "Leave it in one batch" : `Cut it into ${sizes.length} batches of about ${round(sizes.reduce((sum, minutes) => sum + minutes, 0) / sizes.length)} minutes`, edits: [{ type: "change-task", id: task.id, change }] };
  }
  return null;
}

const round = (minutes: number): number => Math.round(minutes * 10) / 10;

function minutesWords(minutes: number): string {
  const rounded = round(minutes);
  return rounded === 1 ? "1 minute" : `${rounded} minutes`;
}
