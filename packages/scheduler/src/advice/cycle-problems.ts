import type { PlanTimes } from "../graph/time-tasks.ts";
import { disconnectEdits } from "../plan/disconnect-edits.ts";
import type { TaskId } from "../plan/ids.ts";
import type { Plan } from "../plan/plan.ts";
import type { Problem, ProblemFix } from "../plan/problem.ts";
import { taskLabeller } from "../plan/task-label.ts";

/** Each cycle as the tasks along it, with the dependency that is missed least. Linear in the cycles and dependencies. */
export function cycleProblems(plan: Plan, { cycles }: PlanTimes): Problem[] {
  if (cycles.length === 0) return [];
  const label = taskLabeller(plan);
  const fixOf = cheapestCut(plan, cycles);
  return cycles.map((cycle) => {
    const path = [...cycle, ...cycle.slice(0, 1)].map(label).join(" → ");
    const places = cycle.map((id) => ({ kind: "task" as const, id }));
    const fix = fixOf(cycle);
    return { code: "cycle", severity: "error", message: `${path} is a circle, so none of them can start; remove one of these dependencies.`, places, ...(fix !== null && { fix }) };
  });
}

/**
 * Which dependency of a cycle to remove: one that breaks most of the cycles; of those one that hands nothing over; of
 * those the last, which people tend to have drawn to come back to the start.
 */
function cheapestCut(plan: Plan, cycles: readonly (readonly TaskId[])[]): (cycle: readonly TaskId[]) => ProblemFix | null {
  const uses = new Map<string, number>();
  for (const cycle of cycles) for (const { key } of edgesOf(cycle)) uses.set(key, (uses.get(key) ?? 0) + 1);
  const artifacts = new Set(plan.dependencies.filter(({ kind }) => kind === "artifact").map(({ from, to }) => `${from} ${to}`));
  const label = taskLabeller(plan);
  return (cycle) => {
    const [best] = edgesOf(cycle).toReversed().toSorted((a, b) => (uses.get(b.key) ?? 0) - (uses.get(a.key) ?? 0) || Number(artifacts.has(a.key)) - Number(artifacts.has(b.key)));
    if (best === undefined) return null;
    const { from, to } = best;
    return { label: `Remove the dependency of ${label(to)} on ${label(from)}`, edits: disconnectEdits(plan, { from, to }) };
  };
}

function edgesOf(cycle: readonly TaskId[]): { readonly from: TaskId; readonly to: TaskId; readonly key: string }[] {
  const [first] = cycle;
  return cycle.flatMap((from, place) => {
    const to = cycle[place + 1] ?? first;
    return to === undefined ? [] : [{ from, to, key: `${from} ${to}` }];
  });
}
