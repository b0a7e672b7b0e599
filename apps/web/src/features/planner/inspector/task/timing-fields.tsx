import { SPAN } from "../fields/parsed.ts";
import { LinesField, OptionalNumberField } from "../fields/text-fields.tsx";
import type { TaskFieldsProps } from "./task-fields-props.ts";

/** When a task may start, and what whoever does it must be able to do. A sync point only waits. */
export function TimingFields({ task, problems, onChange }: TaskFieldsProps) {
  return (
    <>
      {task.kind === "task" ? (
        <LinesField label="Skills it takes" field="skills" hint="One per line." problem={problems("skills")} value={task.skills} longest={200} onValue={(skills) => onChange({ skills: skills.slice(0, 100) }, "skills")} />
      ) : null}
      <div className="grid grid-cols-2 gap-3">
        <OptionalNumberField
          label="Not before minute"
          field="earliestMinutes"
          placeholder="At once"
          problem={problems("earliestMinutes")}
          limits={SPAN}
          value={task.earliestMinutes}
          onValue={(earliestMinutes) => onChange({ earliestMinutes }, "earliestMinutes")}
        />
        <OptionalNumberField
          label="Exactly at minute"
          field="pinnedMinutes"
          placeholder="When it can"
          problem={problems("pinnedMinutes")}
          limits={SPAN}
          value={task.pinnedMinutes}
          onValue={(pinnedMinutes) => onChange({ pinnedMinutes }, "pinnedMinutes")}
        />
      </div>
      <p className="text-2xs text-faint">Counted from the start of the run.</p>
    </>
  );
}

/** What is set there, in a few words; `null` where nothing is. */
export function timingWords({ skills, earliestMinutes, pinnedMinutes }: TaskFieldsProps["task"]): string | null {
  if (pinnedMinutes !== null) return `at minute ${pinnedMinutes}`;
  if (earliestMinutes !== null) return `from minute ${earliestMinutes}`;
  return skills.length === 0 ? null : skills.length === 1 ? "1 skill" : `${skills.length} skills`;
}
