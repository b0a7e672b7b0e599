import type { Rated } from "../schedule/rate-solution.ts";
import { TIME_TOLERANCE } from "../schedule/rate-solution.ts";
import type { SchedulingProblem } from "../schedule/scheduling-problem.ts";
import { fitsResource } from "./fits-resource.ts";

/** What is taken out of a problem, by index, to see what it costs. */
export type Removal =
  /** There is as much of the resource as anybody wants, at any time it is open. */
  | { readonly kind: "limit"; readonly resource: number }
  /** The resource is always open. */
  | { readonly kind: "hours"; readonly resource: number }
  | { readonly kind: "link"; readonly link: number };

/** The problem as it would be. O(resources) or O(links). */
export function problemWithout(problem: SchedulingProblem, removal: Removal): SchedulingProblem {
  switch (removal.kind) {
    case "limit":
      return withResource(problem, removal.resource, { capacity: Math.max(problem.durations.length, problem.resources[removal.resource]?.capacity ?? 1) });
    case "hours":
      return withResource(problem, removal.resource, { closed: [] });
    case "link":
      return { ...problem, links: problem.links.filter((_, index) => index !== removal.link) };
  }
}

/** The problem with one more of what limits it: what people can change at once. `null` where nothing can be raised. */
export function problemWithOneMore(problem: SchedulingProblem, removal: Removal): SchedulingProblem | null {
  const own = removal.kind === "limit" ? problem.resources[removal.resource] : undefined;
  return removal.kind !== "limit" || own === undefined ? null : withResource(problem, removal.resource, { capacity: own.capacity + 1 });
}

/** Whether a schedule that was made without it keeps to it all the same, as far as can be told. */
export function isKept(problem: SchedulingProblem, removal: Removal, schedule: Pick<Rated, "starts" | "chosen">): boolean {
  if (removal.kind !== "link") return fitsResource(problem, removal.resource, schedule);
  const { starts } = schedule;
  const link = problem.links[removal.link];
  return link !== undefined && (starts[link.to] ?? 0) >= (starts[link.from] ?? 0) + (problem.durations[link.from] ?? 0) + link.lag - TIME_TOLERANCE;
}

function withResource(problem: SchedulingProblem, resource: number, change: Partial<SchedulingProblem["resources"][number]>): SchedulingProblem {
  return { ...problem, resources: problem.resources.map((own, index) => (index === resource ? { ...own, ...change } : own)) };
}
