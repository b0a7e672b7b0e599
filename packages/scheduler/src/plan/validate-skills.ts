import { agentResolver } from "./agent-resolver.ts";
import { missingSkills } from "./missing-skills.ts";
import type { Plan, Task } from "./plan.ts";
import type { Problem, ProblemPlace } from "./problem.ts";
import { taskLabel } from "./task-label.ts";

/** Skills that tasks ask for and nobody has, or not the agent who does them. Warnings. Linear but for the skills in use. */
export function validateSkills(plan: Plan): Problem[] {
  const asking = plan.tasks.filter(({ kind, skills }) => kind === "task" && skills.length > 0);
  if (asking.length === 0) return [];
  const everybody = { skills: plan.agents.flatMap(({ skills }) => skills) };
  const agentOf = agentResolver(plan);
  return asking.flatMap((task) => {
    const unknown = missingSkills(task, everybody);
    const agent = agentOf(task);
    const lacking = agent === null ? [] : missingSkills(task, agent).filter((skill) => !unknown.includes(skill));
    return [
      ...(unknown.length === 0 ? [] : [warning(`${taskLabel(task)} asks for ${quoted(unknown)}, which no agent can do; add it to the skills of one.`, skillsOf(task))]),
      ...(agent === null || lacking.length === 0
        ? []
        : [warning(`${taskLabel(task)} asks for ${quoted(lacking)}, which "${agent.name}" cannot do; choose another agent.`, { ...skillsOf(task), field: "agent" })]),
    ];
  });
}

function warning(message: string, place: ProblemPlace): Problem {
  return { code: "missing-skill", severity: "warning", message, places: [place] };
}

function skillsOf({ id }: Task): Extract<ProblemPlace, { kind: "task" }> {
  return { kind: "task", id, field: "skills" };
}

function quoted(skills: readonly string[]): string {
  return skills.map((skill) => `"${skill.trim()}"`).join(" and ");
}
