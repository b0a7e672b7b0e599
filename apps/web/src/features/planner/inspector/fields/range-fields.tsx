import type { MinutesRange, Retries } from "@planloom/scheduler";
import type { FieldProblem } from "./field-problems.ts";
import { MINUTES } from "./parsed.ts";
import { NumberField } from "./text-fields.tsx";

interface GroupProps<T> {
  readonly value: T;
  readonly problem: FieldProblem | null;
  readonly onValue: (value: T) => void;
}

/** The size a batch should have. */
export function BatchSizeFields({ value, problem, onValue }: GroupProps<MinutesRange>) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <NumberField label="Shortest batch, minutes" field="batchMinutes" problem={problem} limits={MINUTES} value={value.min} onValue={(min) => onValue({ ...value, min })} />
      <NumberField label="Longest batch, minutes" limits={MINUTES} value={value.max} onValue={(max) => onValue({ ...value, max })} />
    </div>
  );
}

const ATTEMPTS = { min: 0, max: 10, isWhole: true };
const SECONDS = { min: 0, max: 86_400, isWhole: false };

/** How often a failed attempt is repeated without asking. */
export function RetryFields({ value, problem, onValue }: GroupProps<Retries>) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <NumberField label="Retries" field="retries" problem={problem} limits={ATTEMPTS} value={value.limit} onValue={(limit) => onValue({ ...value, limit })} />
      <NumberField label="First wait, seconds" hint="Doubled each time." limits={SECONDS} value={value.backoffSeconds} onValue={(backoffSeconds) => onValue({ ...value, backoffSeconds })} />
    </div>
  );
}
