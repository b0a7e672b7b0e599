import type { PlannedBatch } from "../batching/planned-batch.ts";
import type { ConflictSet } from "../conflicts/conflict-set.ts";
import { fileLocks } from "../conflicts/file-locks.ts";
import type { LockHolders } from "../conflicts/lock-holders.ts";
import { type ExpectedCase, expectedCase } from "../graph/expected-case.ts";
import { acceptancePolicy } from "../plan/acceptance-policy.ts";
import { PLAN_LIMITS } from "../plan/plan-limits.ts";
import { agentResolver } from "../plan/agent-resolver.ts";
import type { AgentId, ResourceId, TaskId } from "../plan/ids.ts";
import type { Agent, Dependency, Plan, Task } from "../plan/plan.ts";
import { insertionsOf } from "../plan/validate-insertions.ts";
import { taskPlaces } from "../plan/task-places.ts";
import { closedWindows } from "./closed-windows.ts";
import type { Demand, Link, RenewableResource, SchedulingProblem } from "./scheduling-problem.ts";

/** What the analysis already knows of a plan. */
export interface PlanFacts {
  /** The batches of each task that can be scheduled; tasks on or behind a cycle are left out. */
  readonly batches: ReadonlyMap<TaskId, readonly PlannedBatch[]>;
  readonly conflicts: ConflictSet;
  /** Minutes from Monday 00:00, on the clocks of the agents, at which the run starts. Monday at 9 unless given. */
  readonly weekMinute?: number;
}

/** A plan as the solver sees it. The first activities are the batches, in this order; then come their check-ins. */
export interface PlanProblem {
  readonly problem: SchedulingProblem;
  readonly work: readonly Work[];
  readonly checkIns: readonly CheckIn[];
  /** For each resource of the problem what it stands for. */
  readonly shared: readonly Shared[];
  /** For each link the dependency it stands for; `null` between the batches of a task and before a check-in. */
  readonly dependencies: readonly (Dependency | null)[];
}

/** What activities share. */
export type Shared =
  /** The batches that may run at the same time. */
  | { readonly kind: "places" }
  | { readonly kind: "agent"; readonly agent: AgentId }
  | { readonly kind: "resource"; readonly resource: ResourceId }
  /** The files of a pattern that somebody needs alone. */
  | { readonly kind: "files"; readonly pattern: string; readonly holders: LockHolders };

export interface Work {
  readonly batch: PlannedBatch;
  readonly task: Task;
  readonly agent: Agent | null;
}

/** A person's look at what a batch handed in, before anything that needs the batch may start. */
export interface CheckIn {
  /** The index of the batch. */
  readonly of: number;
  readonly reviewer: AgentId | null;
}

/** When a run starts on the clocks of its agents unless something else is said: minutes from Monday 00:00. */
export const MONDAY_AT_NINE = 9 * 60;

/**
 * The scheduling problem of a plan, by the rules a run dispatches by: most at once, the capacity of agents and
 * resources, collisions kept apart, batches of a task one after another, lags, earliest and pinned starts. A person's
 * work takes no place of the run. A task without an agent that asks for skills may be done by any agent that has them.
 * What is there for a failure takes no time and no place, and of a race every task takes the minutes of the shortest.
 * Demands above a capacity are cut down to it: the problems list names them.
 */
export function planProblem(plan: Plan, facts: PlanFacts): PlanProblem {
  const expected = expectedCase(plan);
  const sharing = new Sharing(plan, facts);
  const { resources, locks, demandsOfLocks } = withLocks(sharing.resources, facts.conflicts);
  const agentOf = agentResolver(plan);
  const work: Work[] = [];
  const demands: (readonly Demand[])[] = [];
  const spans = new Map<TaskId, Span>();
  plan.tasks.forEach((task, place) => {
    const batches = facts.batches.get(task.id) ?? [];
    if (batches.length === 0) return;
    spans.set(task.id, { first: work.length, last: work.length + batches.length - 1 });
    const agent = agentOf(task);
    // The batches of a task come one after another, and share what they need.
    const isSkipped = expected?.skipped.has(task.id) === true;
    const own = isSkipped ? NOTHING : [...sharing.demandsOf(task, agent), ...(demandsOfLocks[place] ?? [])];
    for (const batch of batches) {
      // Nobody's place is taken by what is skipped.
      work.push({ batch, task, agent: isSkipped ? null : agent });
      demands.push(own);
    }
  });
  const checkIns = checkInsOf(plan, work, expected);
  for (const { reviewer } of checkIns) demands.push(sharing.agentDemand(reviewer));
  const durations = new Float64Array(work.length + checkIns.length).fill(minutesOr0(plan.settings.checkInMinutes));
  work.forEach(({ batch }, index) => {
    durations[index] = batch.minutes;
  });
  if (expected !== null) shorten(plan, durations, { expected, spans });
  const { links, dependencies } = linksOf(plan, { work, checkIns, spans, expected });
  const problem: SchedulingProblem = { durations, links, resources, demands, ...rarities(plan, { work, checkIns, sharing, expected }) };
  return { problem, work, checkIns, shared: [...sharing.shared, ...locks], dependencies };
}

/** Cuts the batches of each task off where the task is expected to be over. */
function shorten(plan: Plan, durations: Float64Array, { expected, spans }: { readonly expected: ExpectedCase; readonly spans: ReadonlyMap<TaskId, Span> }): void {
  plan.tasks.forEach(({ id }, place) => {
    const span = spans.get(id);
    let left = expected.minutes[place] ?? 0;
    for (let index = span?.first ?? 0; span !== undefined && index <= span.last; index += 1) {
      durations[index] = Math.min(durations[index] ?? 0, left);
      left -= durations[index] ?? 0;
    }
  });
}

/** The batches of a task among the activities. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/** What most plans have none of, so that the solver need not look. */
function rarities(plan: Plan, { work, checkIns, sharing, expected }: Activities & { readonly sharing: Sharing }): Pick<SchedulingProblem, "choices" | "contexts" | "releases" | "pins"> {
  const count = work.length + checkIns.length;
  const fill = (none: number, value: (each: Work) => number): Float64Array => Float64Array.from({ length: count }, (_, index) => (work[index] === undefined ? none : value(work[index])));
  const isSkipped = ({ task }: Work): boolean => expected?.skipped.has(task.id) === true;
  const isFirst = (each: Work): boolean => each.batch.index <= 1 && !isSkipped(each);
  const streams = new Map(plan.streams.map(({ id }, index) => [id, index]));
  return {
    ...(plan.tasks.some(({ skills }) => skills.length > 0) ? { choices: Array.from({ length: count }, (_, index) => (work[index] === undefined || isSkipped(work[index]) ? [] : sharing.choicesOf(work[index]))) } : {}),
    ...(plan.agents.some(({ setupMinutes }) => minutesOr0(setupMinutes) > 0) ? { contexts: Int32Array.from(fill(-1, ({ task }) => (task.stream === null ? -1 : (streams.get(task.stream) ?? -1)))) } : {}),
    ...(plan.tasks.some(({ earliestMinutes }) => minutesOr0(earliestMinutes) > 0) ? { releases: fill(0, (each) => (isFirst(each) ? minutesOr0(each.task.earliestMinutes) : 0)) } : {}),
    ...(plan.tasks.some(({ pinnedMinutes }) => pinnedMinutes !== null)
      ? { pins: fill(Number.NaN, (each) => (isFirst(each) && each.task.pinnedMinutes !== null ? minutesOr0(each.task.pinnedMinutes) : Number.NaN)) }
      : {}),
  };
}

interface WithLocks {
  readonly resources: readonly RenewableResource[];
  readonly locks: readonly Shared[];
  /** For each task of the plan. */
  readonly demandsOfLocks: readonly (readonly Demand[])[];
}

/** The resources with a lock for each collision. */
function withLocks(own: readonly RenewableResource[], conflicts: ConflictSet): WithLocks {
  const resources = [...own];
  const locks: Shared[] = [];
  const demandsOfLocks: Demand[][] = conflicts.tasks.map(() => []);
  for (const { pattern, alone, shared } of fileLocks(conflicts)) {
    const capacity = Math.max(1, shared.length);
    const whole: Demand = { resource: resources.length, units: capacity };
    const one: Demand = { resource: resources.length, units: 1 };
    for (const place of alone) demandsOfLocks[place]?.push(whole);
    for (const place of shared) demandsOfLocks[place]?.push(one);
    resources.push({ capacity, closed: NEVER, setup: 0 });
    locks.push({ kind: "files", pattern, holders: { alone, shared } });
  }
  return { resources, locks, demandsOfLocks };
}

const NEVER: RenewableResource["closed"] = [];

function checkInsOf({ settings, agents }: Plan, work: readonly Work[], expected: ExpectedCase | null): CheckIn[] {
  if (minutesOr0(settings.checkInMinutes) === 0) return [];
  const reviewer = agents.find(({ id }) => id === settings.reviewer)?.id ?? null;
  return work.flatMap(({ task }, of) => (task.kind === "sync" || acceptancePolicy(task) === "command" || expected?.skipped.has(task.id) === true ? [] : [{ of, reviewer }]));
}

interface Activities {
  readonly work: readonly Work[];
  readonly checkIns: readonly CheckIn[];
  readonly expected: ExpectedCase | null;
}

/** The links and, for each of them, its dependency. */
interface LinksOfPlan {
  readonly links: readonly Link[];
  readonly dependencies: readonly (Dependency | null)[];
}

function linksOf(plan: Plan, { work, checkIns, spans, expected }: Activities & { readonly spans: ReadonlyMap<TaskId, Span> }): LinksOfPlan {
  const acceptedBy = Int32Array.from(work.keys());
  const links: Link[] = [];
  const dependencies: (Dependency | null)[] = [];
  const link = (from: number, to: number, { lag, penalty } = ALWAYS, dependency: Dependency | null = null): void => {
    links.push({ from, to, lag, penalty });
    dependencies.push(dependency);
  };
  checkIns.forEach(({ of }, index) => {
    acceptedBy[of] = work.length + index;
    link(of, work.length + index);
  });
  work.forEach(({ batch }, index) => {
    if (batch.index > 1) link(acceptedBy[index - 1] ?? 0, index);
  });
  for (const { task, between, fault } of insertionsOf(plan)) {
    const own = spans.get(task.id);
    const whole = spans.get(between.task);
    if (fault !== null || own === undefined || whole === undefined) continue;
    const before = Math.min(whole.first + between.after - 1, whole.last);
    link(acceptedBy[before] ?? before, own.first);
    if (before < whole.last) link(acceptedBy[own.last] ?? own.last, before + 1);
  }
  const places = taskPlaces(plan);
  for (const dependency of plan.dependencies) {
    const from = spans.get(dependency.from)?.last;
    const to = spans.get(dependency.to)?.first;
    const terms = termsOf(dependency);
    if (terms === null || dependency.from === dependency.to || from === undefined || to === undefined) continue;
    if (expected === null) link(acceptedBy[from] ?? from, to, terms, dependency);
    else if (dependency.kind === "soft" || expected.isAwaited(places.get(dependency.from) ?? -1, places.get(dependency.to) ?? -1)) {
      // Without one that is counted a task would start under other conditions, not only sooner: nobody is to be told to drop it.
      const isPlain = work[to]?.task.trigger.kind === "all" && dependency.kind !== "on-failure";
      link(acceptedBy[from] ?? from, to, terms, isPlain ? dependency : null);
    }
  }
  return { links, dependencies };
}

type Terms = Pick<Link, "lag" | "penalty">;

const ALWAYS: Terms = { lag: 0, penalty: Number.POSITIVE_INFINITY };

/** `null` for a soft dependency that costs nothing to ignore. */
function termsOf({ kind, lagMinutes, penaltyMinutes }: Dependency): Terms | null {
  if (kind === "on-failure") return ALWAYS;
  if (kind !== "soft") return lagMinutes === 0 ? ALWAYS : { lag: minutesOr0(lagMinutes), penalty: Number.POSITIVE_INFINITY };
  const penalty = minutesOr0(penaltyMinutes);
  return penalty === 0 ? null : { lag: 0, penalty };
}

const NOTHING: readonly Demand[] = [];
/** A place of the run. */
const PLACE: readonly Demand[] = [{ resource: 0, units: 1 }];

/** What the activities share: the places of the run are resource 0; then come the agents, then the plan's resources. */
class Sharing {
  readonly resources: readonly RenewableResource[];
  readonly shared: readonly Shared[];
  readonly #plan: Plan;
  readonly #resourceIndex: ReadonlyMap<string, number>;
  readonly #agentDemands: ReadonlyMap<AgentId, readonly Demand[]>;

  constructor(plan: Plan, { batches, weekMinute = MONDAY_AT_NINE }: PlanFacts) {
    let workMinutes = 0;
    for (const list of batches.values()) for (const { minutes } of list) workMinutes += minutes;
    const agents = plan.agents.map(({ capacity, hours, setupMinutes }): RenewableResource => ({ capacity: usable(capacity), closed: closedWindows(hours, weekMinute, workMinutes), setup: minutesOr0(setupMinutes) }));
    const things = plan.resources.map(({ capacity }): RenewableResource => ({ capacity: usable(capacity), closed: [], setup: 0 }));
    this.#plan = plan;
    this.resources = [{ capacity: usable(plan.settings.maxParallel), closed: [], setup: 0 }, ...agents, ...things];
    this.shared = [
      { kind: "places" },
      ...plan.agents.map(({ id }): Shared => ({ kind: "agent", agent: id })),
      ...plan.resources.map(({ id }): Shared => ({ kind: "resource", resource: id })),
    ];
    this.#agentDemands = new Map(plan.agents.map(({ id }, index) => [id, [{ resource: 1 + index, units: 1 }]]));
    this.#resourceIndex = new Map(plan.resources.map(({ id }, index) => [id, 1 + agents.length + index]));
  }

  agentDemand(agent: AgentId | null): readonly Demand[] {
    return (agent === null ? undefined : this.#agentDemands.get(agent)) ?? NOTHING;
  }

  demandsOf(task: Task, agent: Agent | null): readonly Demand[] {
    if (task.kind === "sync") return NOTHING;
    const people = [...(agent?.kind === "person" ? NOTHING : PLACE), ...this.agentDemand(agent?.id ?? null)];
    if (task.resources.length === 0) return people;
    const wanted = new Map<number, number>();
    for (const { resource, units } of task.resources) {
      const index = this.#resourceIndex.get(resource);
      if (index !== undefined) wanted.set(index, (wanted.get(index) ?? 0) + usable(units));
    }
    const shared = [...wanted].map(([resource, units]) => ({ resource, units: Math.min(units, this.resources[resource]?.capacity ?? units) }));
    return [...people, ...shared];
  }

  /** Compared regardless of case. */
  choicesOf({ task, agent }: Work): number[] {
    if (task.kind === "sync" || agent !== null || task.skills.length === 0) return [];
    const wanted = task.skills.map((skill) => skill.toLowerCase());
    return this.#plan.agents.flatMap(({ skills, kind }, index) => {
      const has = new Set(skills.map((skill) => skill.toLowerCase()));
      return kind !== "person" && wanted.every((skill) => has.has(skill)) ? [1 + index] : [];
    });
  }
}

/** A field that is being typed may hold anything for a moment; the schedule then goes by the least that works, or the most that is allowed. */
function usable(count: number): number {
  return count >= 1 ? Math.min(Math.floor(count), PLAN_LIMITS.capacity) : 1;
}

/** Nothing is waited for longer than this while somebody types. */
function minutesOr0(minutes: number | null): number {
  return minutes !== null && minutes > 0 && minutes < Number.POSITIVE_INFINITY ? Math.min(minutes, PLAN_LIMITS.minutes) : 0;
}
