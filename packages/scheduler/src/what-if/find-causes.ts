import type { AgentId, ResourceId, TaskId } from "../plan/ids.ts";
import type { PlanEdit } from "../plan/edit.ts";
import { PLAN_LIMITS } from "../plan/plan-limits.ts";
import type { Agent, Dependency, Plan, Resource } from "../plan/plan.ts";
import type { PlanProblem, Shared } from "../schedule/plan-problem.ts";
import type { Removal } from "./removal.ts";

/** Something in a plan that may hold up its finish. */
export type Cause =
  | { readonly kind: "files"; readonly pattern: string; readonly tasks: readonly TaskId[] }
  | { readonly kind: "resource"; readonly resource: ResourceId }
  | { readonly kind: "agent"; readonly agent: AgentId }
  | { readonly kind: "hours"; readonly agent: AgentId }
  | { readonly kind: "most-at-once" }
  | { readonly kind: "dependency"; readonly from: TaskId; readonly to: TaskId };

/** A cause, what is gone from the problem without it, and what a user can do about it. */
export interface Candidate {
  readonly cause: Cause;
  readonly removal: Removal;
  /** What to change, as a sentence. */
  readonly advice: string;
  /** The edits that do so; empty where it takes a person to decide how. */
  readonly edits: readonly PlanEdit[];
}

/** Everything in a plan that more than one batch has to share or to wait for. */
export function findCauses(plan: Plan, { problem, shared, dependencies }: PlanProblem): Candidate[] {
  const fromShared = shared.flatMap((own, resource): Candidate[] => {
    const cause = causeOf(plan, own);
    const hasHours = (problem.resources[resource]?.closed.length ?? 0) > 0;
    const hours = own.kind === "agent" && hasHours ? [{ cause: { kind: "hours" as const, agent: own.agent }, removal: { kind: "hours" as const, resource }, ...hoursRemedy(plan, own.agent) }] : [];
    return [{ cause, removal: { kind: "limit", resource }, ...remedyOf(plan, own) }, ...hours];
  });
  const titles = new Map(plan.tasks.map(({ id, title }) => [id, title]));
  const fromDependencies = dependencies.flatMap((dependency, link): Candidate[] =>
    dependency === null ? [] : [{ cause: { kind: "dependency", from: dependency.from, to: dependency.to }, removal: { kind: "link", link }, ...dependencyRemedy(titles, dependency) }],
  );
  return [...fromShared, ...fromDependencies];
}

type Remedy = Pick<Candidate, "advice" | "edits">;

function causeOf(plan: Plan, own: Shared): Cause {
  switch (own.kind) {
    case "places":
      return { kind: "most-at-once" };
    case "agent":
      return { kind: "agent", agent: own.agent };
    case "resource":
      return { kind: "resource", resource: own.resource };
    case "files":
      return { kind: "files", pattern: own.pattern, tasks: [...own.holders.alone, ...own.holders.shared].flatMap((place) => plan.tasks[place]?.id ?? []) };
  }
}

function remedyOf(plan: Plan, own: Shared): Remedy {
  switch (own.kind) {
    case "places": {
      const maxParallel = plan.settings.maxParallel + 1;
      if (!(maxParallel <= PLAN_LIMITS.maxParallel)) return { advice: "", edits: [] };
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
      return { advice: `Split what ${own.pattern} matches between its ${own.holders.alone.length + own.holders.shared.length} tasks, or let one of them do all its changes.`, edits: [] };
  }
}

function raised({ name, capacity }: Agent | Resource, edit: (change: { capacity: number }) => PlanEdit): Remedy {
  if (!(capacity < PLAN_LIMITS.capacity)) return { advice: "", edits: [] };
  return { advice: `Raise the capacity of ${name} from ${capacity} to ${capacity + 1}.`, edits: [edit({ capacity: capacity + 1 })] };
}

function hoursRemedy({ agents }: Plan, id: AgentId): Remedy {
  const name = agents.find((agent) => agent.id === id)?.name ?? id;
  return { advice: `Let somebody stand in for ${name} outside the hours.`, edits: [{ type: "change-agent", id, change: { hours: [] } }] };
}

function dependencyRemedy(titles: ReadonlyMap<TaskId, string>, { from, to, kind }: Dependency): Remedy {
  const title = (id: TaskId): string => titles.get(id) ?? id;
  if (kind === "soft") return { advice: `Let "${title(to)}" overlap with "${title(from)}" at no cost.`, edits: [{ type: "change-dependency", from, to, change: { penaltyMinutes: 0 } }] };
  const advice = kind === "artifact" ? `Agree on what "${title(from)}" hands over, so that "${title(to)}" can start with a stub of it.` : `Let "${title(to)}" start without waiting for "${title(from)}".`;
  return { advice, edits: [{ type: "change-dependency", from, to, change: { kind: "soft", lagMinutes: 0 } }] };
}
