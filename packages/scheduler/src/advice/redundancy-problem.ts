import { redundantDependencies } from "../graph/redundant-dependencies.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import type { Plan } from "../plan/plan.ts";
import type { Problem } from "../plan/problem.ts";
import { taskLabeller } from "../plan/task-label.ts";
import { MOST_PLACES } from "./most-places.ts";

/** All dependencies that others imply as one problem, mended by leaving them out; none where there are none. As `redundantDependencies`. */
export function redundancyProblem(plan: Plan, graph: TaskGraph): Problem[] {
  const redundant = redundantDependencies(plan, graph);
  const [first] = redundant;
  if (first === undefined) return [];
  const label = taskLabeller(plan);
  const example = `${label(first.dependency.to)} waits for ${label(first.dependency.from)} through ${label(first.over)} anyway`;
  const more = redundant.length - 1;
  const message = more === 0 ? `${example}; leave the direct dependency out.` : `${example}, and ${more} more ${more === 1 ? "dependency is" : "dependencies are"} like that; leave them out.`;
  return [
    {
      code: "redundant-dependency",
      severity: "warning",
      message,
      places: redundant.slice(0, MOST_PLACES).map(({ dependency: { from, to } }) => ({ kind: "dependency", from, to })),
      fix: {
        label: more === 0 ? "Leave it out" : `Leave out all ${redundant.length}`,
        edits: redundant.map(({ dependency: { from, to } }) => ({ type: "disconnect", from, to })),
      },
    },
  ];
}
