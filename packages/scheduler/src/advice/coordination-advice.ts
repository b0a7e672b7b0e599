import { scopesIntersect } from "../conflicts/scopes-intersect.ts";
import { certainOrder } from "../graph/certain-order.ts";
import { nodePairs, orderedPairs } from "../graph/ordered-pairs.ts";
import { agentResolver } from "../plan/agent-resolver.ts";
import type { PlanEdit } from "../plan/edit.ts";
import { type StreamId, type TaskId, taskId } from "../plan/ids.ts";
import { newDependency, newTask } from "../plan/new-plan.ts";
import type { Plan, Task } from "../plan/plan.ts";
import type { ProblemFix } from "../plan/problem.ts";
import { listLabels, taskLabel } from "../plan/task-label.ts";
import type { Schedule } from "../schedule/schedule.ts";
import type { Advice } from "./advice.ts";
import { spanWords } from "./span-words.ts";

/** What experience says about working together on this plan: research that is done twice, integration that comes late, too many to keep in step. */
export function coordinationAdvice(plan: Plan, schedule: Schedule): Advice[] {
  return [lateIntegration(plan, schedule), ...doubleResearch(plan), tooManyAgents(plan)].filter((advice) => advice !== null);
}

function rule(title: string, reason: string, fix: ProblemFix | null): Advice {
  return { topic: "pattern", title, reason, evidence: { kind: "rule-of-thumb" }, gainMinutes: null, ...(fix !== null && { fix }) };
}

/** Of more research than this only the first is compared: it is told there as a rule. */
const MOST_RESEARCH = 200;

/** Tasks that only look, at the same files and for nothing in particular, and that nothing keeps apart. */
function doubleResearch(plan: Plan): Advice[] {
  const research = plan.tasks.flatMap((task, place) => (isResearch(task) ? [{ task, place }] : [])).slice(0, MOST_RESEARCH);
  const pairs = research.flatMap((one, index) => research.slice(index + 1).flatMap((other) => (looksForTheSame(one.task, other.task) ? [[one, other] as const] : [])));
  const ordered = orderedPairs(certainOrder(plan).digraph, nodePairs(pairs.map(([one, other]) => [one.place, other.place])));
  const open = pairs.filter((_, index) => ordered[index] !== 1);
  // Each stands with the first it repeats.
  const told = new Set<TaskId>();
  return [...Map.groupBy(open, ([one]) => one.task)].flatMap(([first, list]): Advice[] => {
    if (told.has(first.id)) return [];
    const others = list.map(([, other]) => other.task).filter(({ id }) => !told.has(id));
    for (const { id } of [first, ...others]) told.add(id);
    if (others.length === 0) return [];
    const area = first.scope.reads[0] ?? "";
    return [
      rule(`${area} is looked at ${others.length === 1 ? "twice" : `${others.length + 1} times`}`, `${listLabels([first, ...others].map(taskLabel))} only read, and read the same files at the same time: say in the focus of each what it looks for, or let the first hand what it finds to the others.`, {
        label: `Let ${taskLabel(first)} look first`,
        edits: others.map(({ id }): PlanEdit => ({ type: "connect", dependency: newDependency(first.id, id) })),
      }),
    ];
  });
}

function isResearch({ kind, scope }: Task): boolean {
  return kind === "task" && scope.reads.length > 0 && scope.writes.length + scope.appends.length + scope.exclusive.length === 0;
}

/** Whoever looks with another focus sees something else. */
function looksForTheSame(one: Task, other: Task): boolean {
  return one.focus.trim() === other.focus.trim() && one.race === null && other.race === null && scopesIntersect(one.scope.reads, other.scope.reads) !== null;
}

/** Streams that work alone for longer than this share of the time have too much to mend when they meet. */
const LATE = 0.75;
/** Streams with less work than this meet soon enough, in minutes. */
const LEAST_STREAM_MINUTES = 60;

/** Several long streams that meet for the first time when nearly all is made. */
function lateIntegration(plan: Plan, { bars, makespanMinutes }: Schedule): Advice | null {
  const streamOf = new Map(plan.tasks.map(({ id, stream }) => [id, stream]));
  const work = new Map<StreamId, number>();
  for (const { stream, kind, estimate } of plan.tasks) if (stream !== null && kind === "task") work.set(stream, (work.get(stream) ?? 0) + estimate.likely);
  const long = [...work].filter(([, minutes]) => minutes >= LEAST_STREAM_MINUTES).map(([stream]) => stream);
  if (long.length < 2) return null;
  const starts = new Map<TaskId, number>();
  for (const { task, startMinutes } of bars) starts.set(task, Math.min(starts.get(task) ?? Infinity, startMinutes));
  const meetings = meetingTasks(plan, streamOf).flatMap((id) => starts.get(id) ?? []);
  const first = Math.min(Infinity, ...meetings);
  if (first < LATE * makespanMinutes) return null;
  const when = first === Infinity ? "never meet in this plan" : `meet for the first time after ${spanWords(first)} of ${spanWords(makespanMinutes)}`;
  return rule("Integrate earlier", `${long.length} streams ${when}; what does not fit together shows when everything is made. A sync point halfway shows it while it is small.`, meetHalfway(plan, { bars, makespanMinutes, streams: long }));
}

/** The tasks in which the work of several streams comes together. */
function meetingTasks({ tasks, dependencies }: Plan, streamOf: ReadonlyMap<TaskId, StreamId | null>): readonly TaskId[] {
  const sources = Map.groupBy(dependencies.filter(({ kind }) => kind !== "soft" && kind !== "on-failure"), ({ to }) => to);
  return tasks.flatMap(({ id, kind, stream }) => {
    const streams = new Set([...(sources.get(id) ?? []).map(({ from }) => streamOf.get(from) ?? null), ...(kind === "task" ? [stream] : [])].filter((one) => one !== null));
    return streams.size > 1 ? [id] : [];
  });
}

interface Halfway {
  readonly bars: Schedule["bars"];
  readonly makespanMinutes: number;
  readonly streams: readonly StreamId[];
}

/** A sync point between what is done by the middle of the schedule and what comes next, in each of the streams; `null` where two have no such middle. */
function meetHalfway(plan: Plan, { bars, makespanMinutes, streams }: Halfway): ProblemFix | null {
  const spans = plan.tasks.flatMap(({ id, stream, kind }) => {
    const own = bars.filter(({ task }) => task === id);
    return kind === "task" && stream !== null && own.length > 0 ? [{ id, stream, start: Math.min(...own.map(({ startMinutes }) => startMinutes)), end: Math.max(...own.map(({ endMinutes }) => endMinutes)) }] : [];
  });
  const before = streams.flatMap((stream) => spans.filter((span) => span.stream === stream && span.end <= makespanMinutes / 2).toSorted((a, b) => b.end - a.end).slice(0, 1));
  const met = Math.max(0, ...before.map(({ end }) => end));
  // What starts after all of those has ended comes before none of them, so no circle can come of it.
  const after = before.flatMap(({ stream }) => spans.filter((span) => span.stream === stream && span.start >= met).toSorted((a, b) => a.start - b.start).slice(0, 1));
  if (before.length < 2 || after.length < 2) return null;
  const id = freeId(plan);
  return {
    label: "Add a sync point halfway",
    edits: [
      { type: "add-task", task: { ...newTask(id, "First integration"), kind: "sync" } },
      ...before.map((span): PlanEdit => ({ type: "connect", dependency: newDependency(span.id, id) })),
      ...after.map((span): PlanEdit => ({ type: "connect", dependency: newDependency(id, span.id) })),
    ],
  };
}

function freeId({ tasks }: Plan): TaskId {
  const taken = new Set<string>(tasks.map(({ id }) => id));
  const names = [...tasks.keys(), tasks.length].map((index) => (index === 0 ? "first-integration" : `first-integration-${index + 1}`));
  return taskId(names.find((name) => !taken.has(name)) ?? "first-integration");
}

/** More than these have to be told too much of each other. */
const COMFORTABLE_AGENTS = 5;

function tooManyAgents(plan: Plan): Advice | null {
  const agentOf = agentResolver(plan);
  const busy = new Set(plan.tasks.flatMap((task) => (task.kind === "task" ? [agentOf(task)] : [])).filter((agent) => agent !== null && agent.kind !== "person"));
  if (busy.size <= COMFORTABLE_AGENTS) return null;
  return rule("Fewer agents are easier to keep in step", `${busy.size} agents share this plan. Each has to know what the others decide and find, which grows with their pairs; give the work of several to one of up to ${COMFORTABLE_AGENTS}, with more places at once.`, null);
}
