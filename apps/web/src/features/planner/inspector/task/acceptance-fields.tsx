import { ChoiceField, CommandField, LinesField } from "../fields/text-fields.tsx";
import { POLICIES, policyWords } from "../words.ts";
import type { TaskFieldsProps } from "./task-fields-props.ts";

/** When the work is right, and who says so. */
export function AcceptanceFields({ task: { acceptance }, problems, onChange }: TaskFieldsProps) {
  const change = (part: Partial<typeof acceptance>, field?: string): void => onChange({ acceptance: { ...acceptance, ...part } }, field);
  const hasCommand = (acceptance.command ?? "").trim() !== "";
  return (
    <>
      <CommandField
        label="Acceptance command"
        field="acceptance"
        hint="Exits with 0 when the work is right."
        placeholder="npm test"
        problem={problems("acceptance")}
        value={acceptance.command}
        onValue={(command) => change({ command }, "acceptance.command")}
      />
      <ChoiceField label="Who decides" hint={policyWords(acceptance.policy, hasCommand)} value={acceptance.policy} choices={POLICIES} onValue={(policy) => change({ policy })} />
      <LinesField label="Criteria" hint="One per line; whoever checks in ticks them off." value={acceptance.criteria} longest={2_000} onValue={(criteria) => change({ criteria }, "criteria")} />
    </>
  );
}
