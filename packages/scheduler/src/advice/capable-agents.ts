import { missingSkills } from "../plan/missing-skills.ts";
import type { AgentId } from "../plan/ids.ts";
import type { Agent, Plan, Task } from "../plan/plan.ts";
import { taskValidator } from "../plan/validate-task.ts";

/**
 * A function that gives the agents who have all skills a task asks for that anybody has, and to whom it could be given
 * as it stands, without a new error. In the order of the plan; linear in the agents and the task.
 */
export function capableAgents(plan: Plan): (task: Task) => readonly Agent[] {
  const everybody = { skills: plan.agents.flatMap(({ skills }) => skills) };
  const validate = taskValidator(plan);
  return (task) => {
    const unknown = missingSkills(task, everybody);
    const faults = new Set(validate(task).map(({ code }) => code));
    const makesNoFault = (agent: AgentId): boolean => validate({ ...task, agent }).every(({ code }) => code !== "no-agent" && faults.has(code));
    return plan.agents.filter((agent) => missingSkills(task, agent).length === unknown.length && makesNoFault(agent.id));
  };
}
