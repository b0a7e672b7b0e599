import type { MinutesRange } from "@planloom/scheduler";
import type { FieldProblem } from "./field-problems.ts";
import { MINUTES } from "./parsed.ts";
import { NumberField } from "./text-fields.tsx";

interface BatchSizeFieldsProps {
  readonly value: MinutesRange;
  readonly problem: FieldProblem | null;
  readonly onValue: (value: MinutesRange) => void;
}

/** The size a batch should have. */
export function BatchSizeFields({ value, problem, onValue }: BatchSizeFieldsProps) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <NumberField label="Shortest batch, minutes" field="batchMinutes" problem={problem} limits={MINUTES} value={value.min} onValue={(min) => onValue({ ...value, min })} />
      <NumberField label="Longest batch, minutes" limits={MINUTES} value={value.max} onValue={(max) => onValue({ ...value, max })} />
    </div>
  );
}
