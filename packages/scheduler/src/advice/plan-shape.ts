import { predecessorsOf, successorsOf } from "../graph/digraph.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import { acceptancePolicy } from "../plan/acceptance-policy.ts";
import type { Plan, Task } from "../plan/plan.ts";
import type { Analysis } from "./analysis.ts";

/** What the form of a plan says about how its work hangs together. Sync points count where they order, not as work. */
export interface PlanShape {
  readonly work: readonly Task[];
  /** Work that needs nothing, and work that nothing needs. */
  readonly starts: readonly Task[];
  readonly ends: readonly Task[];
  /** Tasks of the widest wave, and waves with work in them. */
  readonly width: number;
  readonly depth: number;
  /** Tasks that need and are needed by the same, and hand over the same to a task that a person decides: different ways to one result. */
  readonly rivals: readonly Task[];
  readonly streams: number;
  /** The share of dependencies that lead from one stream to another. */
  readonly crossing: number;
  /** Streams that need each other, in both directions. */
  readonly mutual: boolean;
}

/** Around linear in the tasks and dependencies. */
export function planShape(plan: Plan, { digraph }: TaskGraph, { waves }: Analysis): PlanShape {
  const work = plan.tasks.filter(({ kind }) => kind === "task");
  const isWork = new Set(work.map(({ id }) => id));
  const widths = waves.map((wave) => wave.filter((id) => isWork.has(id)).length).filter((width) => width > 0);
  const placed = plan.tasks.flatMap((task, place) => (task.kind === "task" ? [{ task, place }] : []));
  return {
    work,
    starts: placed.filter(({ place }) => predecessorsOf(digraph, place).length === 0).map(({ task }) => task),
    ends: placed.filter(({ place }) => successorsOf(digraph, place).length === 0).map(({ task }) => task),
    width: widths.reduce((most, width) => Math.max(most, width), 0),
    depth: widths.length,
    rivals: rivalsAmong(plan, placed, digraph),
    ...streamsOf(plan),
  };
}

interface PlacedTask {
  readonly task: Task;
  readonly place: number;
}

function rivalsAmong(plan: Plan, placed: readonly PlacedTask[], digraph: TaskGraph["digraph"]): readonly Task[] {
  const handing = placed.filter(({ task }) => task.outputs.length > 0);
  const alike = Map.groupBy(handing, ({ task, place }) =>
    JSON.stringify([[...predecessorsOf(digraph, place)].toSorted((a, b) => a - b), [...successorsOf(digraph, place)].toSorted((a, b) => a - b), task.outputs.map(({ name }) => name).toSorted()]),
  );
  // A command can join what all hand over; to pick the best of it takes a person.
  const isPicked = ({ place }: PlacedTask): boolean => [...successorsOf(digraph, place)].some((next) => plan.tasks.slice(next, next + 1).some((task) => task.kind === "task" && acceptancePolicy(task) !== "command"));
  const rivals = [...alike.values()].find((group) => group.length > 1 && group.slice(0, 1).some(isPicked));
  return (rivals ?? []).map(({ task }) => task);
}

function streamsOf(plan: Plan): Pick<PlanShape, "streams" | "crossing" | "mutual"> {
  const streamOf = new Map(plan.tasks.map(({ id, stream }) => [id, stream]));
  const pairs = plan.dependencies.flatMap(({ from, to, kind }) => {
    const [one, other] = [streamOf.get(from) ?? null, streamOf.get(to) ?? null];
    return kind === "soft" || one === null || other === null ? [] : [{ one, other }];
  });
  const crossings = pairs.filter(({ one, other }) => one !== other);
  const ways = new Set(crossings.map(({ one, other }) => `${one} ${other}`));
  return {
    streams: new Set([...streamOf.values()].filter((stream) => stream !== null)).size,
    crossing: pairs.length === 0 ? 0 : crossings.length / pairs.length,
    mutual: crossings.some(({ one, other }) => ways.has(`${other} ${one}`)),
  };
}
