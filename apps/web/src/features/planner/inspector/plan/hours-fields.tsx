import type { WorkingHours } from "@planloom/scheduler";
import { classNames } from "@planloom/ui";
import type { FieldProblem } from "../fields/field-problems.ts";
import { parseClock } from "../fields/parsed.ts";
import { RowList } from "../fields/row-list.tsx";
import { ParsedField } from "../fields/text-fields.tsx";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const OFFICE: WorkingHours = { days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" };

export interface HoursFieldsProps {
  /** The name by which problems point here. */
  readonly field: string;
  readonly value: readonly WorkingHours[];
  readonly problem: FieldProblem | null;
  readonly onValue: (value: readonly WorkingHours[]) => void;
}

/** When an agent works, as periods of a week; none is always. */
export function HoursFields({ field, value, problem, onValue }: HoursFieldsProps) {
  return (
    <section aria-label="Hours" data-field={field} className="flex flex-col gap-1">
      <h4 className="text-xs font-medium text-muted">Hours</h4>
      {value.length === 0 ? <p className="text-2xs text-faint">Works at any time.</p> : null}
      <RowList noun="period" rows={value} onRows={onValue} fresh={OFFICE}>
        {(period, change, index) => <Period period={period} number={index + 1} onPeriod={change} />}
      </RowList>
      {problem === null ? null : (
        <p role="alert" className="text-xs text-danger-ink">
          {problem.message}
        </p>
      )}
    </section>
  );
}

function Period({ period, number, onPeriod }: { readonly period: WorkingHours; readonly number: number; readonly onPeriod: (period: WorkingHours) => void }) {
  return (
    <div className="flex flex-col gap-1.5">
      <fieldset className="flex gap-0.5">
        <legend className="sr-only">Days of period {number}</legend>
        {DAYS.map((name, index) => (
          <DayButton key={name} name={name} isOn={period.days.includes(index + 1)} onToggle={() => onPeriod({ ...period, days: toggled(period.days, index + 1) })} />
        ))}
      </fieldset>
      <div className="grid grid-cols-2 gap-2">
        <ParsedField label="From" value={period.from} format={String} parse={parseClock} onValue={(from) => onPeriod({ ...period, from })} />
        <ParsedField label="To" value={period.to} format={String} parse={parseClock} onValue={(to) => onPeriod({ ...period, to })} />
      </div>
    </div>
  );
}

function DayButton({ name, isOn, onToggle }: { readonly name: string; readonly isOn: boolean; readonly onToggle: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      title={name}
      onClick={onToggle}
      className={classNames(
        "h-7 min-w-6 flex-1 rounded-sm border text-xs",
        isOn ? "border-accent bg-accent font-medium text-on-accent" : "border-line-strong bg-surface text-muted hover:text-ink dark:bg-sunken",
      )}
    >
      <span aria-hidden>{name.slice(0, 2)}</span>
      <span className="sr-only">{name}</span>
    </button>
  );
}

function toggled(days: readonly number[], day: number): readonly number[] {
  return days.includes(day) ? days.filter((each) => each !== day) : [...days, day].toSorted((a, b) => a - b);
}
