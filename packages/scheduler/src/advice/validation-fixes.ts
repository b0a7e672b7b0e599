import type { TaskId } from "../plan/ids.ts";
import type { Dependency, Plan } from "../plan/plan.ts";
import type { Problem, ProblemFix, ProblemPlace } from "../plan/problem.ts";
import { taskPlaces } from "../plan/task-places.ts";
import { capableAgents } from "./capable-agents.ts";

/** A function that adds to a problem of `validatePlan` what mends it, where one edit plainly does. Constant time per problem but for the agents. */
export function validationFixer(plan: Plan): (problem: Problem) => Problem {
  const assign = assigner(plan);
  let firsts: ReadonlyMap<string, Dependency> | null = null;
  const fixOf = ({ code, places: [place] }: Problem): ProblemFix | null => {
    if (place?.kind === "dependency") {
      firsts ??= new Map(plan.dependencies.toReversed().map((dependency) => [`${dependency.from} ${dependency.to}`, dependency]));
      return dependencyFix(code, place, firsts.get(`${place.from} ${place.to}`));
    }
    if (place?.kind === "task" && place.field === "agent" && (code === "no-agent" || code === "missing-skill")) return assign(place.id);
    return null;
  };
  return (problem) => {
    const fix = problem.fix ?? fixOf(problem);
    return fix === null ? problem : { ...problem, fix };
  };
}

function dependencyFix(code: Problem["code"], { from, to, field }: Extract<ProblemPlace, { kind: "dependency" }>, first: Dependency | undefined): ProblemFix | null {
  const remove = { type: "disconnect", from, to } as const;
  switch (code) {
    case "self-dependency":
    case "unknown-reference":
      return { label: "Remove that dependency", edits: [remove] };
    case "duplicate-dependency":
      return first === undefined ? null : { label: "Keep the first of them", edits: [remove, { type: "connect", dependency: first }] };
    case "unused-setting":
      return { label: field === "lagMinutes" ? "Set the lag to 0" : "Set the penalty to 0", edits: [{ type: "change-dependency", from, to, change: field === "lagMinutes" ? { lagMinutes: 0 } : { penaltyMinutes: 0 } }] };
    default:
      return null;
  }
}

/** A function that gives a task to the first agent who can do it as it stands; `null` where there is none. */
function assigner(plan: Plan): (id: TaskId) => ProblemFix | null {
  const capable = capableAgents(plan);
  return (id) => {
    const task = plan.tasks[taskPlaces(plan).get(id) ?? -1];
    const [agent] = task === undefined ? [] : capable(task);
    return agent === undefined ? null : { label: `Let "${agent.name}" do it`, edits: [{ type: "change-task", id, change: { agent: agent.id } }] };
  };
}
