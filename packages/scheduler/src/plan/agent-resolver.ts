import type { AgentId } from "./ids.ts";
import type { Agent, Plan, Task } from "./plan.ts";

/**
 * A function that gives the agent a task is done by: its own, or else that of its stream; `null` where there is none,
 * where the plan does not know it, and for a sync point. Constant time per task after one pass over the plan.
 */
export function agentResolver(plan: Plan): (task: Task) => Agent | null {
  const agents = new Map<AgentId, Agent>(plan.agents.map((agent) => [agent.id, agent]));
  const streamAgents = new Map(plan.streams.map((stream) => [stream.id, stream.agent]));
  return (task) => {
    if (task.kind === "sync") return null;
    const id = task.agent ?? (task.stream === null ? null : (streamAgents.get(task.stream) ?? null));
    return id === null ? null : (agents.get(id) ?? null);
  };
}
