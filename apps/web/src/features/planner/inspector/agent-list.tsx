"use client";

import { type Agent, agentId, newAgent, type Plan } from "@planloom/scheduler";
import { Button } from "@planloom/ui";
import { Plus } from "lucide-react";
import { newId } from "../new-id.ts";
import { useEdit } from "../planner-context.tsx";
import { ChoiceField } from "./choice-field.tsx";
import { AGENT_CHOICES } from "./choices.ts";
import { NamedItem } from "./named-item.tsx";
import { NumberField } from "./number-field.tsx";
import { Section } from "./section.tsx";
import { TextField } from "./text-field.tsx";

/** The agents of a plan: who they are, what they run, and how much at once. */
export function AgentList({ plan }: { readonly plan: Plan }) {
  const edit = useEdit();
  const change = (id: Agent["id"], fields: Partial<Omit<Agent, "id">>): void => void edit([{ type: "change-agent", id, change: fields }], `${id} ${Object.keys(fields).join()}`);
  const add = (): void => {
    const name = `Agent ${plan.agents.length + 1}`;
    edit([{ type: "add-agent", agent: newAgent(agentId(newId(name, plan.agents)), name, "shell") }]);
  };
  return (
    <Section title={`Agents (${plan.agents.length})`}>
      {plan.agents.map(({ id, name, kind, command, capacity, skills }) => (
        <NamedItem key={id} label={`agent ${name}`} onDelete={() => edit([{ type: "delete-agent", id }])}>
          <TextField label="Name of the agent" value={name} maxLength={200} onChange={(next) => change(id, { name: next })} />
          <div className="grid grid-cols-2 gap-2">
            <ChoiceField label="Kind" value={kind} choices={AGENT_CHOICES} onChange={(next) => change(id, { kind: next })} />
            <NumberField label="At once" value={capacity} onChange={(next) => (next === null ? undefined : change(id, { capacity: next }))} />
          </div>
          {kind === "person" ? null : <TextField label="Its command" mono value={command ?? ""} placeholder="For tasks that bring none" onChange={(next) => change(id, { command: next === "" ? null : next })} />}
          <TextField label="Skills" value={skills.join(", ")} onChange={(next) => change(id, { skills: next.split(",").map((skill) => skill.trim()).filter(Boolean) })} />
        </NamedItem>
      ))}
      <Button size="sm" onClick={add}>
        <Plus aria-hidden /> Add agent
      </Button>
    </Section>
  );
}
