"use client";

import { type Agent, agentId, newAgent, type Plan } from "@planloom/scheduler";
import { newId } from "../../new-id.ts";
import { useEdit } from "../../planner-context.tsx";
import { fieldProblems } from "../fields/field-problems.ts";
import { More } from "../fields/more.tsx";
import { COUNT, SPAN } from "../fields/parsed.ts";
import { SecretsField } from "../fields/secrets-field.tsx";
import { ChoiceField, CommandField, LinesField, LongTextField, NumberField, TextField } from "../fields/text-fields.tsx";
import { AGENT_KINDS } from "../words.ts";
import { HoursFields } from "./hours-fields.tsx";
import type { ListProps } from "./list-props.ts";
import { ThingCard } from "./thing-card.tsx";
import { countWords, ThingList } from "./thing-list.tsx";

/** Who does the work. */
export function AgentList({ plan, problems }: ListProps) {
  const edit = useEdit();
  const add = (): void => {
    const name = `Agent ${plan.agents.length + 1}`;
    edit([{ type: "add-agent", agent: newAgent(agentId(newId(name, plan.agents)), name, "shell") }]);
  };
  return (
    <ThingList noun="agent" onAdd={add}>
      {plan.agents.map((agent) => {
        const { id, name, kind, role, command, capacity, skills, hours, setupMinutes, labels, secrets } = agent;
        const change = (part: Partial<Omit<Agent, "id">>, field: string): void => void edit([{ type: "change-agent", id, change: part }], `agent.${id}.${field}`);
        const problemOf = fieldProblems(problems, (place) => place.kind === "agent" && place.id === id);
        return (
          <ThingCard key={id} id={id} noun="agent" name={name || id} users={userWords(plan, agent)} consequence="They stay, without an agent of their own." onDelete={() => edit([{ type: "delete-agent", id }])}>
            <TextField label="Agent name" problem={problemOf("")} value={name} onValue={(next) => change({ name: next }, "name")} />
            <div className="grid grid-cols-2 gap-3">
              <ChoiceField label="Kind of agent" value={kind} choices={AGENT_KINDS} onValue={(next) => change({ kind: next }, "kind")} />
              <NumberField label="Batches at once" problem={problemOf("capacity")} limits={COUNT} value={capacity} onValue={(next) => change({ capacity: next }, "capacity")} />
            </div>
            {kind === "person" ? null : <CommandField label="Usual command" hint="For tasks that bring none." value={command} onValue={(next) => change({ command: next }, "command")} />}
            <LongTextField label="Role" field={`agent.${id}.role`} hint="Who it is to be: the first words of its briefs." value={role} longest={2_000} rows={2} onValue={(next) => change({ role: next }, "role")} />
            <LinesField label="Skills" hint="One per line." value={skills} longest={200} onValue={(next) => change({ skills: next.slice(0, 100) }, "skills")} />
            <More title="Hours, setup, labels and secrets" aside={hoursWords(agent)}>
              <HoursFields field={`agent.${id}.hours`} value={hours} problem={problemOf("hours")} onValue={(next) => change({ hours: next }, "hours")} />
              <NumberField
                label="Setup, minutes"
                field={`agent.${id}.setupMinutes`}
                hint="Lost when it changes to a task of another stream."
                problem={problemOf("setupMinutes")}
                limits={SPAN}
                value={setupMinutes}
                onValue={(next) => change({ setupMinutes: next }, "setupMinutes")}
              />
              {kind === "person" && labels.length === 0 ? null : (
                <LinesField
                  label="Labels its runner must have"
                  field={`agent.${id}.labels`}
                  hint="One per line, such as gpu."
                  placeholder="Any runner"
                  problem={problemOf("labels")}
                  value={labels}
                  longest={64}
                  onValue={(next) => change({ labels: next.slice(0, 100) }, "labels")}
                />
              )}
              {kind === "person" && secrets.length === 0 ? null : (
                <SecretsField
                  field={`agent.${id}.secrets`}
                  hint="One name per line; all commands it does get their values as variables."
                  problem={problemOf("secrets")}
                  value={secrets}
                  onValue={(next) => change({ secrets: next }, "secrets")}
                />
              )}
            </More>
          </ThingCard>
        );
      })}
    </ThingList>
  );
}

function hoursWords({ hours, setupMinutes, labels, secrets }: Agent): string | null {
  const parts = [...(hours.length === 0 ? [] : ["own hours"]), ...(setupMinutes === 0 ? [] : [`${setupMinutes} min`]), ...(labels.length === 0 ? [] : [labels.join(" ")]), ...(secrets.length === 0 ? [] : [secrets.length === 1 ? "1 secret" : `${secrets.length} secrets`])];
  return parts.length === 0 ? null : parts.join(", ");
}

function userWords({ tasks, streams }: Plan, { id }: Agent): string | null {
  const parts = [countWords(tasks.filter(({ agent }) => agent === id).length, "task"), countWords(streams.filter(({ agent }) => agent === id).length, "stream")];
  return parts.filter((part) => part !== null).join(" and ") || null;
}
