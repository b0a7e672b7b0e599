import { acceptancePolicy, type AcceptancePolicy, type Task, usualPolicy } from "@planloom/scheduler";
import { type Choice, ChoiceField, CommandField, LinesField } from "../fields/text-fields.tsx";
import { POLICIES, policyWords } from "../words.ts";
import type { TaskFieldsProps } from "./task-fields-props.ts";

/** When the work is right, and who says so. */
export function AcceptanceFields({ task, problems, onChange }: TaskFieldsProps) {
  const { acceptance } = task;
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
      <ChoiceField
        label="Who decides"
        hint={policyWords(acceptancePolicy(task), hasCommand)}
        value={acceptance.policy ?? ""}
        choices={[usualChoice(task), ...POLICIES]}
        onValue={(policy) => change({ policy: policy === "" ? null : policy })}
      />
      <LinesField label="Criteria" hint="One per line; whoever checks in ticks them off." value={acceptance.criteria} longest={2_000} onValue={(criteria) => change({ criteria }, "criteria")} />
    </>
  );
}

/** Whether a sync point is passed by itself. */
export function PassingField({ task: { acceptance }, onChange }: TaskFieldsProps) {
  const isAsking = acceptance.policy === "person" || acceptance.policy === "both";
  return (
    <ChoiceField
      label="Once everything before it is accepted"
      field="acceptance"
      value={isAsking ? "person" : "none"}
      choices={PASSING}
      onValue={(who) => onChange({ acceptance: { ...acceptance, policy: who === "person" ? "person" : null } })}
    />
  );
}

const PASSING: readonly Choice<"none" | "person">[] = [
  { value: "none", label: "Passed at once" },
  { value: "person", label: "A person lets it pass" },
];

function usualChoice(task: Task): Choice<AcceptancePolicy | ""> {
  const usual = usualPolicy(task);
  return { value: "", label: `As usual: ${(POLICIES.find(({ value }) => value === usual)?.label ?? usual).toLowerCase()}` };
}
