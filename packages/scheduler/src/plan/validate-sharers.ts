import { globFault } from "./glob-fault.ts";
import { hoursFault } from "./hours-fault.ts";
import { PLAN_LIMITS } from "./plan-limits.ts";
import type { Agent, Plan, Resource, Stream } from "./plan.ts";
import type { Problem } from "./problem.ts";
import { secretsFault } from "./secret-names.ts";
import { labelsFault } from "./validate-labels.ts";
import { spanFault, wholeNumberFault } from "./validate-numbers.ts";

/** What is wrong with streams, agents and resources: their patterns, references, capacities and hours. */
export function validateSharers(plan: Plan): Problem[] {
  const agents = new Set(plan.agents.map(({ id }) => id));
  return [
    ...plan.streams.flatMap((stream) => validateStream(stream, agents)),
    ...plan.agents.flatMap(validateAgent),
    ...plan.resources.flatMap(validateResource),
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

function validateAgent({ id, name, capacity, hours, setupMinutes, labels, secrets }: Agent): Problem[] {
  const checks: readonly (readonly [field: keyof Agent, what: string, fault: string | null])[] = [
    ["capacity", "The capacity", wholeNumberFault(capacity, 1, PLAN_LIMITS.capacity)],
    ["hours", "The hours", hoursFault(hours)],
    ["setupMinutes", "The setup time", spanFault(setupMinutes)],
    ["labels", "A label", labelsFault(labels)],
    ["secrets", "A secret", secretsFault(secrets)],
  ];
  return checks.flatMap(([field, what, fault]): Problem[] =>
    fault === null ? [] : [{ code: "bad-setting", severity: "error", message: `${what} of the agent "${name}" ${fault}`, places: [{ kind: "agent", id, field }] }],
  );
}

function validateResource({ id, name, capacity }: Resource): Problem[] {
  const fault = wholeNumberFault(capacity, 1, PLAN_LIMITS.capacity);
  if (fault === null) return [];
  return [{ code: "bad-setting", severity: "error", message: `The capacity of the resource "${name}" ${fault}`, places: [{ kind: "resource", id }] }];
}
