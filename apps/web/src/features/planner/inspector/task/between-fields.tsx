import { type Between, taskId } from "@planloom/scheduler";
import { usePlanner } from "../../planner-context.tsx";
import { COUNT } from "../fields/parsed.ts";
import { ChoiceField, NumberField } from "../fields/text-fields.tsx";
import type { TaskFieldsProps } from "./task-fields-props.ts";

/** Where a task stands between two batches of another one. */
export function BetweenFields({ task: { id, between }, problems, onChange }: TaskFieldsProps) {
  const tasks = usePlanner((state) => state.draft.plan.tasks);
  const others = tasks.filter((other) => other.id !== id && other.kind === "task");
  const change = (next: Between | null): void => onChange({ between: next }, "between");
  return (
    <div className="grid grid-cols-[1fr_6rem] gap-3">
      <ChoiceField
        label="Stands between two batches of"
        field="between"
        problem={problems("between")}
        value={between?.task ?? ""}
        choices={[{ value: "", label: "Nowhere: it has a place of its own" }, ...others.map((other) => ({ value: other.id, label: other.title || other.id }))]}
        onValue={(chosen) => change(chosen === "" ? null : { task: taskId(chosen), after: between?.after ?? 1 })}
      />
      {between === null ? null : <NumberField label="After batch" limits={COUNT} value={between.after} onValue={(after) => change({ ...between, after })} />}
    </div>
  );
}
