import { agentResolver } from "./agent-resolver.ts";
import type { Agent, Plan, Task } from "./plan.ts";
import type { Problem } from "./problem.ts";
import { taskLabel } from "./task-label.ts";

/** What a secret may be called: its name is that of a variable. Those that begin with `PLANLOOM_` are the runner's own. */
export const SECRET_NAME_PATTERN = /^(?!PLANLOOM_)[A-Z_][A-Z0-9_]{0,63}$/;

/** What is wrong with the first name that no secret can have or that comes twice, as the end of a sentence that starts with "a secret"; `null` where all are right. */
export function secretsFault(names: readonly string[]): string | null {
  const bad = names.find((name) => !SECRET_NAME_PATTERN.test(name));
  if (bad !== undefined) return `is "${bad}"; a name is 1 to 64 capital letters, digits and "_", does not start with a digit, and not with PLANLOOM_.`;
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  return twice === undefined ? null : `is named twice, ${twice}; remove one.`;
}

/** The names of the secrets that a task gets where this agent does it, each once. */
export function secretsOf({ secrets }: Pick<Task, "secrets">, agent: Pick<Agent, "secrets"> | null | undefined): readonly string[] {
  const further = agent?.secrets ?? [];
  return further.length === 0 ? secrets : [...new Set([...secrets, ...further])];
}

/** An error for each secret that a task, or the agent that does one, uses and that a workspace with these does not have. Linear. */
export function missingSecrets(plan: Plan, known: ReadonlySet<string>): Problem[] {
  const agentOf = agentResolver(plan);
  const missingOf = ({ secrets }: Pick<Task, "secrets">): readonly string[] => secrets.filter((name) => !known.has(name));
  const ofTasks = plan.tasks.flatMap((task) => missingOf(task).map((name) => problem(taskLabel(task), name, { kind: "task", id: task.id, field: "secrets" })));
  const busy = new Set(plan.tasks.map(agentOf).filter((agent) => agent !== null));
  const ofAgents = [...busy].flatMap((agent) => missingOf(agent).map((name) => problem(`The agent "${agent.name}"`, name, { kind: "agent", id: agent.id, field: "secrets" })));
  return [...ofTasks, ...ofAgents];
}

function problem(who: string, name: string, place: Problem["places"][number]): Problem {
  return { code: "unknown-secret", severity: "error", message: `${who} uses the secret ${name}, which the workspace does not have; set it in the settings, or take it out.`, places: [place] };
}
