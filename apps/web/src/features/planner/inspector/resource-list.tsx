"use client";

import { type Plan, type Resource, resourceId } from "@planloom/scheduler";
import { Button } from "@planloom/ui";
import { Plus } from "lucide-react";
import { newId } from "../new-id.ts";
import { useEdit } from "../planner-context.tsx";
import { NamedItem } from "./named-item.tsx";
import { NumberField } from "./number-field.tsx";
import { Section } from "./section.tsx";
import { TextField } from "./text-field.tsx";

/** The things besides files that tasks share, and how much of each there is. */
export function ResourceList({ plan }: { readonly plan: Plan }) {
  const edit = useEdit();
  const change = (id: Resource["id"], fields: Partial<Omit<Resource, "id">>): void => void edit([{ type: "change-resource", id, change: fields }], `${id} ${Object.keys(fields).join()}`);
  const add = (): void => {
    const name = `Resource ${plan.resources.length + 1}`;
    edit([{ type: "add-resource", resource: { id: resourceId(newId(name, plan.resources)), name, capacity: 1 } }]);
  };
  return (
    <Section title={`Resources (${plan.resources.length})`}>
      {plan.resources.map(({ id, name, capacity }) => (
        <NamedItem key={id} label={`resource ${name}`} onDelete={() => edit([{ type: "delete-resource", id }])}>
          <TextField label="Name of the resource" value={name} maxLength={200} hint={`Tasks call it ${id}.`} onChange={(next) => change(id, { name: next })} />
          <NumberField label="Capacity" value={capacity} onChange={(next) => (next === null ? undefined : change(id, { capacity: next }))} />
        </NamedItem>
      ))}
      <Button size="sm" onClick={add}>
        <Plus aria-hidden /> Add resource
      </Button>
    </Section>
  );
}
