import { Checkbox } from "@planloom/ui";
import { CHECKS, type CheckId } from "./verdict-draft.ts";

export interface ChecklistProps {
  readonly checked: readonly CheckId[];
  readonly onChange: (checked: readonly CheckId[]) => void;
}

/** What to look at before deciding. It keeps nobody from deciding; what was looked at is kept in the notes. */
export function Checklist({ checked, onChange }: ChecklistProps) {
  return (
    <section aria-label="Checklist">
      <h3 className="mb-2 text-xs font-medium text-faint">Checklist</h3>
      <ul className="flex flex-col gap-1.5">
        {CHECKS.map(({ id, label }) => (
          <li key={id}>
            <Checkbox checked={checked.includes(id)} onCheckedChange={(on) => onChange(on ? [...checked, id] : checked.filter((other) => other !== id))}>
              {label}
            </Checkbox>
          </li>
        ))}
      </ul>
    </section>
  );
}
