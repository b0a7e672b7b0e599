"use client";

import { agentId, type Plan, type Stream, streamId } from "@planloom/scheduler";
import { Button } from "@planloom/ui";
import { Plus } from "lucide-react";
import { newId } from "../new-id.ts";
import { useEdit } from "../planner-context.tsx";
import { ChoiceField } from "./choice-field.tsx";
import { named } from "./choices.ts";
import { LinesField } from "./lines-field.tsx";
import { NamedItem } from "./named-item.tsx";
import { Section } from "./section.tsx";
import { TextField } from "./text-field.tsx";

/** The streams of a plan: name, responsible agent, and the files only they write. */
export function StreamList({ plan }: { readonly plan: Plan }) {
  const edit = useEdit();
  const change = (id: Stream["id"], fields: Partial<Omit<Stream, "id">>): void => void edit([{ type: "change-stream", id, change: fields }], `${id} ${Object.keys(fields).join()}`);
  const add = (): void => {
    const name = `Stream ${plan.streams.length + 1}`;
    edit([{ type: "add-stream", stream: { id: streamId(newId(name, plan.streams)), name, agent: null, patterns: [] } }]);
  };
  return (
    <Section title={`Streams (${plan.streams.length})`} open={plan.streams.length > 0}>
      {plan.streams.map(({ id, name, agent, patterns }) => (
        <NamedItem key={id} label={`stream ${name}`} onDelete={() => edit([{ type: "delete-stream", id }])}>
          <TextField label="Name of the stream" value={name} maxLength={200} onChange={(next) => change(id, { name: next })} />
          <ChoiceField label="Responsible agent" value={agent ?? ""} choices={named(plan.agents, "Nobody")} onChange={(next) => change(id, { agent: next === "" ? null : agentId(next) })} />
          <LinesField label="Files of the stream" mono rows={1} value={patterns} placeholder="src/server/**" onChange={(next) => change(id, { patterns: next })} />
        </NamedItem>
      ))}
      <Button size="sm" onClick={add}>
        <Plus aria-hidden /> Add stream
      </Button>
    </Section>
  );
}
