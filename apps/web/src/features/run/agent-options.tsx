import type { AgentSpec } from "@planloom/scheduler";

/** The agents of a run as options of a select, people marked as such. */
export function AgentOptions({ agents }: { readonly agents: readonly (readonly [id: string, agent: AgentSpec])[] }) {
  return agents.map(([id, { name, work }]) => (
    <option key={id} value={id}>
      {name}
      {work === "person" ? " (a person)" : ""}
    </option>
  ));
}
