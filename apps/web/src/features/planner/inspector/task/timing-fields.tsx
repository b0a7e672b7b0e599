import { SPAN } from "../fields/parsed.ts";
import { LinesField, OptionalNumberField } from "../fields/text-fields.tsx";
import type { TaskFieldsProps } from "./task-fields-props.ts";

/** When a task may start, and what whoever does it and its runner must have. A sync point only waits. */
export function TimingFields({ task, problems, onChange }: TaskFieldsProps) {
  return (
    <>
      {task.kind === "task" ? (
        <LinesField label="Skills it takes" field="skills" hint="One per line." problem={problems("skills")} value={task.skills} longest={200} onValue={(skills) => onChange({ skills: skills.slice(0, 100) }, "skills")} />
      ) : null}
      {task.kind === "task" ? (
        <LinesField label="Labels its runner must have" field="labels" hint="One per line, such as gpu; besides those of its agent." placeholder="Any runner" problem={problems("labels")} value={task.labels} longest={64} onValue={(labels) => onChange({ labels: labels.slice(0, 100) }, "labels")} />
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
export function timingWords({ skills, labels, earliestMinutes, pinnedMinutes }: TaskFieldsProps["task"]): string | null {
  if (pinnedMinutes !== null) return `at minute ${pinnedMinutes}`;
  if (earliestMinutes !== null) return `from minute ${earliestMinutes}`;
  const parts = [countWords(skills.length, "skill"), countWords(labels.length, "label")].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(", ");
}

function countWords(count: number, noun: string): string | null {
  return count === 0 ? null : count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
