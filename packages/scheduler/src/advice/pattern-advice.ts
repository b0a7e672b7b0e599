import { taskGraph } from "../graph/task-graph.ts";
import type { PlanEdit } from "../plan/edit.ts";
import { type TaskId, taskId } from "../plan/ids.ts";
import { newDependency, newTask } from "../plan/new-plan.ts";
import type { Plan, Task } from "../plan/plan.ts";
import type { ProblemFix } from "../plan/problem.ts";
import { listLabels, taskLabel } from "../plan/task-label.ts";
import type { Advice } from "./advice.ts";
import type { Analysis } from "./analysis.ts";
import { capableAgents } from "./capable-agents.ts";
import { type PlanShape, planShape } from "./plan-shape.ts";

/** The pattern of working together that fits the form of the plan, and steps that are missing in it: rules of thumb. */
export function patternAdvice(plan: Plan, analysis: Analysis): Advice[] {
  const shape = planShape(plan, taskGraph(plan), analysis);
  if (shape.work.length < 2 || analysis.cycles.length > 0) return [];
  const pattern = fittingPattern(plan, analysis, shape);
  const first = analysisFirst(plan, shape);
  return [rule(pattern), ...(first === null ? [] : [rule(first)])];
}

interface Pattern {
  readonly title: string;
  readonly reason: string;
  readonly fix?: ProblemFix | null;
}

function rule({ title, reason, fix = null }: Pattern): Advice {
  return { topic: "pattern", title, reason, evidence: { kind: "rule-of-thumb" }, gainMinutes: null, ...(fix !== null && { fix }) };
}

/** From so many like tasks on, handing out the next one to whoever is free beats assigning them beforehand. */
const MANY = 8;
/** Streams of which fewer dependencies cross work on their own most of the time. */
const SELDOM = 0.35;

/** The first that fits, from the most particular to the most common. */
function fittingPattern(plan: Plan, { conflicts }: Analysis, shape: PlanShape): Pattern {
  const { work, starts, ends, width, depth, rivals, streams, crossing, mutual } = shape;
  const [start] = starts;
  const racers = work.filter((each) => each.race !== null);
  const expanding = work.find(({ expands }) => expands);
  if (racers.length > 1) return { title: "This is a race", reason: `${listLabels(racers.map(taskLabel))} compete: the first that is accepted wins, and the others are stopped.` };
  if (expanding !== undefined) return { title: "This is analysis, then implementation", reason: `${taskLabel(expanding)} returns tasks, which run before what comes after it.` };
  if (rivals.length > 1) return { title: "This could be a race", fix: letRace(rivals), reason: `${listLabels(rivals.map(taskLabel))} hand over the same from the same start, and a person picks; the first good one is enough, and the others can be stopped.` };
  if (width === 1) return { title: "This is a pipeline", reason: "Each task waits for the one before, so shorter steps end it earlier and more agents do not." };
  if (streams > 1 && mutual && crossing > 0) return { title: "Agree on a contract between the streams", reason: "They need each other's results in both directions; with the interface written down first they work as peers and wait less." };
  if (streams > 1 && crossing <= SELDOM) return { title: "This is a hybrid: streams that meet at times", reason: `${streams} streams work side by side and ${crossing === 0 ? "never wait for each other" : "seldom wait for each other"}; ${plan.tasks.some(({ kind }) => kind === "sync") ? "they meet at the sync points" : "a sync point where they meet keeps them together"}.` };
  if (depth === 1 && conflicts.count.open > 0) return { title: "Order what collides, run the rest in parallel", reason: `Nothing depends on anything, but ${conflicts.count.open === 1 ? "one pair" : `${conflicts.count.open} pairs`} of tasks touch the same files; dependencies say who goes first.` };
  if (depth === 1) return { title: work.length >= MANY ? "This suits a pool" : "This is a fan-out", reason: `${work.length} tasks need nothing of each other, so ${work.length >= MANY ? "whoever is free takes the next one" : "all can run at once"}; one more task at the end can join what they found.`, fix: gathering(plan, ends) };
  if (starts.length === 1 && ends.length === 1 && depth === 3) return { title: "This is a fan-out with a gathering", reason: `${width} tasks run side by side after ${start === undefined ? "the first" : taskLabel(start)}, and the last one joins what they found.` };
  if (ends.length === 1 && depth === 2) return { title: "This is a fan-out with a gathering", reason: `${width} tasks run side by side, and ${listLabels(ends.map(taskLabel))} joins what they found.` };
  if (starts.length === 1 && start !== undefined) return { title: "This is analysis, then implementation", reason: `Everything waits for ${taskLabel(start)}; once it is accepted, up to ${width} tasks run side by side.` };
  return { title: "Run it wave by wave as dependencies allow", reason: `${work.length} tasks lie in ${depth} waves of up to ${width}; each starts as soon as what it needs is accepted.` };
}

/** Lets the first of them that is accepted win. */
function letRace(rivals: readonly Task[]): ProblemFix {
  const name = rivals[0]?.id ?? "first";
  return { label: "Let the first that is accepted win", edits: rivals.map(({ id }): PlanEdit => ({ type: "change-task", id, change: { race: name } })) };
}

/** So many places a plan may show at a press; more ends in a knot. */
const MOST_EDITS = 100;

/** A sync point at which everything comes together. */
function gathering(plan: Plan, ends: readonly Task[]): ProblemFix | null {
  if (ends.length < 2 || ends.length > MOST_EDITS) return null;
  const id = freeId(plan, "gather");
  return {
    label: "Add a sync point where all come together",
    edits: [{ type: "add-task", task: { ...newTask(id, "All results are in"), kind: "sync" } }, ...ends.map((end): PlanEdit => ({ type: "connect", dependency: newDependency(end.id, id) }))],
  };
}

/** The least number of tasks that an analysis before them is worth. */
const WORTH_AN_ANALYSIS = 4;

/** Where most tasks do not say what they touch, somebody has to find out before they run side by side. */
function analysisFirst(plan: Plan, { work, starts, width }: PlanShape): Pattern | null {
  const silent = work.filter(({ scope }) => scope.writes.length + scope.reads.length + scope.appends.length + scope.exclusive.length === 0);
  if (width < 2 || starts.length < 2 || work.length < WORTH_AN_ANALYSIS || silent.length * 2 < work.length) return null;
  const id = freeId(plan, "analysis");
  const task: Task = { ...newTask(id, "Find out what each task changes"), instructions: "Read the code, write down which files each task will touch and what it needs from others, and correct the plan.", acceptance: { command: null, criteria: ["Each task names its files."], policy: "person" } };
  const [agent] = capableAgents(plan)(task);
  const isSmall = starts.length <= MOST_EDITS;
  return {
    title: "Begin with an analysis",
    reason: `${silent.length} of ${work.length} tasks name no files, so nobody knows which can run side by side; an analysis before them finds out.`,
    fix: agent === undefined || !isSmall ? null : { label: "Add an analysis before everything", edits: [{ type: "add-task", task: { ...task, agent: agent.id } }, ...starts.map((start): PlanEdit => ({ type: "connect", dependency: newDependency(id, start.id) }))] },
  };
}

function freeId({ tasks }: Plan, wanted: string): TaskId {
  const taken = new Set<string>(tasks.map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(id)) return taskId(id);
  }
}
