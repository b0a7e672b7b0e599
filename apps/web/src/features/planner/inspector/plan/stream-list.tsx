"use client";

import { agentId, PLAN_LIMITS, type Stream, streamId } from "@planloom/scheduler";
import { newId } from "../../new-id.ts";
import { useEdit } from "../../planner-context.tsx";
import { fieldProblems } from "../fields/field-problems.ts";
import { ChoiceField, LinesField, TextField } from "../fields/text-fields.tsx";
import type { ListProps } from "./list-props.ts";
import { ThingCard } from "./thing-card.tsx";
import { countWords, ThingList } from "./thing-list.tsx";

/** The lanes of the plan. */
export function StreamList({ plan, problems }: ListProps) {
  const edit = useEdit();
  const add = (): void => {
    const name = `Stream ${plan.streams.length + 1}`;
    edit([{ type: "add-stream", stream: { id: streamId(newId(name, plan.streams)), name, agent: null, patterns: [] } }]);
  };
  const agents = [{ value: "", label: "Nobody" }, ...plan.agents.map(({ id, name }) => ({ value: String(id), label: name || id }))];
  return (
    <ThingList noun="stream" onAdd={add}>
      {plan.streams.map((stream) => {
        const { id, name, agent, patterns } = stream;
        const change = (part: Partial<Omit<Stream, "id">>, field: string): void => void edit([{ type: "change-stream", id, change: part }], `stream.${id}.${field}`);
        const problem = fieldProblems(problems, (place) => place.kind === "stream" && place.id === id)("");
        return (
          <ThingCard
            key={id}
            id={id}
            noun="stream"
            name={name || id}
            users={countWords(plan.tasks.filter((task) => task.stream === id).length, "task")}
            consequence="They stay, without a stream."
            onDelete={() => edit([{ type: "delete-stream", id }])}
          >
            <TextField label="Stream name" value={name} onValue={(next) => change({ name: next }, "name")} />
            <ChoiceField label="Responsible agent" value={agent ?? ""} choices={agents} onValue={(next) => change({ agent: next === "" ? null : agentId(next) }, "agent")} />
            <LinesField label="Files that only it writes" hint="One pattern per line." problem={problem} value={patterns} longest={PLAN_LIMITS.glob} mono onValue={(next) => change({ patterns: next }, "patterns")} />
          </ThingCard>
        );
      })}
    </ThingList>
  );
}
