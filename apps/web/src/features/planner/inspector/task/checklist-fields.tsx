import { MINUTES } from "../fields/parsed.ts";
import { RowList } from "../fields/row-list.tsx";
import { OptionalNumberField, TextField } from "../fields/text-fields.tsx";
import type { TaskFieldsProps } from "./task-fields-props.ts";

/** The steps of a task. Batches are cut between them. */
export function ChecklistFields({ task: { checklist }, onChange }: TaskFieldsProps) {
  return (
    <div data-field="checklist">
      <p className="mb-2 text-2xs text-faint">Batches are cut between steps. Without minutes a step gets an equal share of what the others leave.</p>
      <RowList noun="step" rows={checklist} onRows={(rows) => onChange({ checklist: rows }, "checklist")} fresh={{ text: "", minutes: null }} canReorder>
        {(item, change, index) => (
          <div className="grid grid-cols-[1fr_4.5rem] gap-1.5">
            <TextField hideLabel label={`Step ${index + 1}`} placeholder="What is done" longest={500} value={item.text} onValue={(text) => change({ ...item, text })} />
            <OptionalNumberField hideLabel label={`Minutes of step ${index + 1}`} placeholder="min" limits={MINUTES} value={item.minutes} onValue={(minutes) => change({ ...item, minutes })} />
          </div>
        )}
      </RowList>
    </div>
  );
}
