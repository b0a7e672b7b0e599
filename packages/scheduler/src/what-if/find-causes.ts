import type { AgentId, ResourceId, TaskId } from "../plan/ids.ts";
import type { PlanEdit } from "../plan/edit.ts";
import type { Agent, Dependency, Plan, Resource } from "../plan/plan.ts";
import type { PlanProblem, Shared } from "../schedule/plan-problem.ts";
import { type Rated, TIME_TOLERANCE } from "../schedule/rate-solution.ts";
import type { SchedulingProblem } from "../schedule/scheduling-problem.ts";
import { fitsResource } from "./fits-resource.ts";

/** Something in a plan that may hold up its finish. */
export type Cause =
  | { readonly kind: "files"; readonly pattern: string; readonly tasks: readonly TaskId[] }
  | { readonly kind: "resource"; readonly resource: ResourceId }
  | { readonly kind: "agent"; readonly agent: AgentId }
  | { readonly kind: "hours"; readonly agent: AgentId }
  | { readonly kind: "most-at-once" }
  | { readonly kind: "dependency"; readonly from: TaskId; readonly to: TaskId };

/** A cause, the problem as it would be without it, and what a user can do about it. */
export interface Candidate {
  readonly cause: Cause;
  readonly without: SchedulingProblem;
  /** A schedule that was made without it keeps to it all the same, as far as can be told. */
  readonly isKeptBy: (schedule: Pick<Rated, "starts" | "chosen">) => boolean;
  /** What to change, as a sentence. */
  readonly advice: string;
  /** The edits that do so; empty where it takes a person to decide how. */
  readonly edits: readonly PlanEdit[];
}

/** Everything in a plan that more than one batch has to share or to wait for. */
export function findCauses(plan: Plan, { problem, shared, dependencies }: PlanProblem): Candidate[] {
  const total = problem.durations.length;
  const fromShared = shared.flatMap((own, resource): Candidate[] => {
    const cause = causeOf(own);
    const withoutLimit = withResource(problem, resource, { capacity: Math.max(total, problem.resources[resource]?.capacity ?? 1) });
    const isKeptBy: Candidate["isKeptBy"] = (schedule) => fitsResource(problem, resource, schedule);
    const limits = cause === null ? [] : [{ cause, without: withoutLimit, isKeptBy, ...remedyOf(plan, own) }];
    const hasHours = (problem.resources[resource]?.closed.length ?? 0) > 0;
    const hours = own.kind === "agent" && hasHours ? [{ cause: { kind: "hours" as const, agent: own.agent }, without: withResource(problem, resource, { closed: [] }), isKeptBy, ...hoursRemedy(plan, own.agent) }] : [];
    return [...limits, ...hours];
  });
  const fromDependencies = dependencies.flatMap((dependency, link): Candidate[] =>
    dependency === null ? [] : [{ cause: { kind: "dependency", from: dependency.from, to: dependency.to }, without: { ...problem, links: problem.links.filter((_, index) => index !== link) }, isKeptBy: ({ starts }) => isLinkKept(problem, link, starts), ...dependencyRemedy(plan, dependency) }],
  );
  return [...fromShared, ...fromDependencies];
}

function isLinkKept({ links, durations }: SchedulingProblem, link: number, starts: Float64Array): boolean {
  const own = links[link];
  return own !== undefined && (starts[own.to] ?? 0) >= (starts[own.from] ?? 0) + (durations[own.from] ?? 0) + own.lag - TIME_TOLERANCE;
}

type Remedy = Pick<Candidate, "advice" | "edits">;

function causeOf(own: Shared): Cause | null {
  switch (own.kind) {
    case "places":
      return { kind: "most-at-once" };
    case "agent":
      return { kind: "agent", agent: own.agent };
    case "resource":
      return { kind: "resource", resource: own.resource };
    case "files":
      return { kind: "files", pattern: own.pattern, tasks: own.tasks };
  }
}

function withResource(problem: SchedulingProblem, resource: number, change: Partial<SchedulingProblem["resources"][number]>): SchedulingProblem {
  return { ...problem, resources: problem.resources.map((own, index) => (index === resource ? { ...own, ...change } : own)) };
}

function remedyOf(plan: Plan, own: Shared): Remedy {
  switch (own.kind) {
    case "places": {
      const maxParallel = plan.settings.maxParallel + 1;
      return { advice: `Let ${maxParallel} batches run at the same time.`, edits: [{ type: "change-settings", change: { maxParallel } }] };
    }
    case "agent": {
      const agent = plan.agents.find(({ id }) => id === own.agent);
      return agent === undefined ? { advice: "", edits: [] } : raised(agent, (change) => ({ type: "change-agent", id: agent.id, change }));
    }
    case "resource": {
      const resource = plan.resources.find(({ id }) => id === own.resource);
      return resource === undefined ? { advice: "", edits: [] } : raised(resource, (change) => ({ type: "change-resource", id: resource.id, change }));
    }
    case "files":
      return { advice: `Split what ${own.pattern} matches between its ${own.tasks.length} tasks, or let one of them do all its changes.`, edits: [] };
  }
}

function raised({ name, capacity }: Agent | Resource, edit: (change: { capacity: number }) => PlanEdit): Remedy {
  return { advice: `Raise the capacity of ${name} from ${capacity} to ${capacity + 1}.`, edits: [edit({ capacity: capacity + 1 })] };
}

function hoursRemedy({ agents }: Plan, id: AgentId): Remedy {
  const name = agents.find((agent) => agent.id === id)?.name ?? id;
  return { advice: `Let somebody stand in for ${name} outside the hours.`, edits: [{ type: "change-agent", id, change: { hours: [] } }] };
}

function dependencyRemedy({ tasks }: Plan, { from, to, kind }: Dependency): Remedy {
  const title = (id: TaskId): string => tasks.find((task) => task.id === id)?.title ?? id;
  if (kind === "soft") return { advice: `Let "${title(to)}" overlap with "${title(from)}" at no cost.`, edits: [{ type: "change-dependency", from, to, change: { penaltyMinutes: 0 } }] };
  const advice = kind === "artifact" ? `Agree on what "${title(from)}" hands over, so that "${title(to)}" can start with a stub of it.` : `Let "${title(to)}" start without waiting for "${title(from)}".`;
  return { advice, edits: [{ type: "change-dependency", from, to, change: { kind: "soft", lagMinutes: 0 } }] };
}
