import type { Plan, Task } from "@planloom/scheduler";
import { More } from "../fields/more.tsx";
import { TextField } from "../fields/text-fields.tsx";
import type { TaskFieldsProps } from "./task-fields-props.ts";

/** The race a task is in, and against whom. */
export function RaceFields({ task, problems, onChange, plan }: TaskFieldsProps & { readonly plan: Plan }) {
  return (
    <More title="Race" aside={task.race}>
      <TextField
        label="Name of the race"
        field="race"
        hint={raceWords(task, plan)}
        placeholder="Not in a race"
        problem={problems("race")}
        value={task.race ?? ""}
        onValue={(race) => onChange({ race: race === "" ? null : race }, "race")}
      />
    </More>
  );
}

function raceWords({ id, race }: Task, { tasks }: Plan): string {
  const rule = "Of all tasks with this name the first that is accepted wins; the others are stopped.";
  const rivals = race === null ? [] : tasks.filter((task) => task.race === race && task.id !== id);
  return rivals.length === 0 ? rule : `Against ${rivals.map(({ title, id: rival }) => title || rival).join(", ")}. ${rule}`;
}
