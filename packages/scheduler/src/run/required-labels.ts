import type { BatchSpec, RunSpec } from "./run-spec.ts";

/** What a runner must have been granted to do this batch: the labels of its task and of its agent, each once. */
export function requiredLabels({ agents }: Pick<RunSpec, "agents">, { agent, labels }: BatchSpec): readonly string[] {
  const further = agent === null ? [] : (agents[agent]?.labels ?? []);
  return further.length === 0 ? labels : [...new Set([...labels, ...further])];
}
