import { globFault } from "./glob-fault.ts";
import { PLAN_LIMITS } from "./plan-limits.ts";
import type { Agent, Plan, Resource, Stream } from "./plan.ts";
import type { Problem } from "./problem.ts";
import { wholeNumberFault } from "./validate-numbers.ts";

/** What is wrong with streams, agents and resources: their patterns, references and capacities. */
export function validateSharers(plan: Plan): Problem[] {
  const agents = new Set(plan.agents.map(({ id }) => id));
  return [
    ...plan.streams.flatMap((stream) => validateStream(stream, agents)),
    ...plan.agents.flatMap((agent) => validateCapacity("agent", agent)),
    ...plan.resources.flatMap((resource) => validateCapacity("resource", resource)),
  ];
}

function validateStream(stream: Stream, agents: ReadonlySet<string>): Problem[] {
  const places = [{ kind: "stream", id: stream.id }] as const;
  const problems: Problem[] = [];
  if (stream.agent !== null && !agents.has(stream.agent)) {
    const message = `The stream "${stream.name}" names the agent "${stream.agent}", which does not exist; choose another.`;
    problems.push({ code: "unknown-reference", severity: "error", message, places });
  }
  for (const pattern of stream.patterns) {
    const fault = globFault(pattern);
    if (fault === null) continue;
    problems.push({ code: "bad-glob", severity: "error", message: `The stream "${stream.name}" owns "${pattern}", which ${fault}`, places });
  }
  return problems;
}

function validateCapacity(kind: "agent" | "resource", item: Agent | Resource): Problem[] {
  const fault = wholeNumberFault(item.capacity, 1, PLAN_LIMITS.capacity);
  if (fault === null) return [];
  const place = "kind" in item ? ({ kind: "agent", id: item.id } as const) : ({ kind: "resource", id: item.id } as const);
  return [{ code: "bad-setting", severity: "error", message: `The capacity of the ${kind} "${item.name}" ${fault}`, places: [place] }];
}
