import { MINUTES } from "../fields/parsed.ts";
import { NumberField, OptionalNumberField } from "../fields/text-fields.tsx";
import type { TaskFieldsProps } from "./task-fields-props.ts";

/** How long the task takes. */
export function EstimateFields({ task: { estimate }, problems, onChange }: TaskFieldsProps) {
  const change = (part: Partial<typeof estimate>, field: string): void => onChange({ estimate: { ...estimate, ...part } }, field);
  return (
    <>
      <NumberField label="Likely minutes" field="estimate" limits={MINUTES} problem={problems("estimate")} value={estimate.likely} onValue={(likely) => change({ likely }, "likely")} />
      <div className="grid grid-cols-2 gap-3">
        <OptionalNumberField label="Optimistic minutes" limits={MINUTES} placeholder="Not given" value={estimate.optimistic} onValue={(optimistic) => change({ optimistic }, "optimistic")} />
        <OptionalNumberField label="Pessimistic minutes" limits={MINUTES} placeholder="Not given" value={estimate.pessimistic} onValue={(pessimistic) => change({ pessimistic }, "pessimistic")} />
      </div>
    </>
  );
}
