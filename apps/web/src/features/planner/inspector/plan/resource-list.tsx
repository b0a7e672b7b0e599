"use client";

import { type Resource, resourceId } from "@planloom/scheduler";
import { newId } from "../../new-id.ts";
import { useEdit } from "../../planner-context.tsx";
import { fieldProblems } from "../fields/field-problems.ts";
import { COUNT } from "../fields/parsed.ts";
import { NumberField, TextField } from "../fields/text-fields.tsx";
import type { ListProps } from "./list-props.ts";
import { ThingCard } from "./thing-card.tsx";
import { countWords, ThingList } from "./thing-list.tsx";

/** What tasks share besides files. */
export function ResourceList({ plan, problems }: ListProps) {
  const edit = useEdit();
  const add = (): void => {
    const name = `Resource ${plan.resources.length + 1}`;
    edit([{ type: "add-resource", resource: { id: resourceId(newId(name, plan.resources)), name, capacity: 1 } }]);
  };
  return (
    <ThingList noun="resource" onAdd={add}>
      {plan.resources.map(({ id, name, capacity }) => {
        const change = (part: Partial<Omit<Resource, "id">>, field: string): void => void edit([{ type: "change-resource", id, change: part }], `resource.${id}.${field}`);
        const problem = fieldProblems(problems, (place) => place.kind === "resource" && place.id === id)("");
        const users = plan.tasks.filter((task) => task.resources.some(({ resource }) => resource === id)).length;
        return (
          <ThingCard key={id} id={id} noun="resource" name={name || id} users={countWords(users, "task")} consequence="They stay, and no longer wait for it." onDelete={() => edit([{ type: "delete-resource", id }])}>
            <div className="grid grid-cols-[1fr_6rem] gap-3">
              <TextField label="Resource name" value={name} onValue={(next) => change({ name: next }, "name")} />
              <NumberField label="Capacity" problem={problem} limits={COUNT} value={capacity} onValue={(next) => change({ capacity: next }, "capacity")} />
            </div>
          </ThingCard>
        );
      })}
    </ThingList>
  );
}
