import { Checkbox } from "@planloom/ui";
import type { FailurePolicy } from "@planloom/scheduler";
import { usePlanner } from "../../planner-context.tsx";
import { BatchSizeFields } from "../fields/batch-size-fields.tsx";
import { MINUTES } from "../fields/parsed.ts";
import { RetryFields } from "../fields/retry-fields.tsx";
import { type Choice, ChoiceField, OptionalNumberField } from "../fields/text-fields.tsx";
import { FAILURE_POLICIES } from "../words.ts";
import type { TaskFieldsProps } from "./task-fields-props.ts";

/** Where a task differs from the settings of its plan. */
export function LimitFields({ task, problems, onChange }: TaskFieldsProps) {
  const settings = usePlanner((state) => state.draft.plan.settings);
  const planPolicy = FAILURE_POLICIES.find(({ value }) => value === settings.onFailure)?.label ?? settings.onFailure;
  const policies: readonly Choice<FailurePolicy | "">[] = [{ value: "", label: `As the plan: ${planPolicy.toLowerCase()}` }, ...FAILURE_POLICIES];
  return (
    <>
      <OptionalNumberField
        label="Time limit, minutes"
        field="timeoutMinutes"
        placeholder={`As the plan: ${settings.timeoutMinutes}`}
        problem={problems("timeoutMinutes")}
        limits={MINUTES}
        value={task.timeoutMinutes}
        onValue={(timeoutMinutes) => onChange({ timeoutMinutes }, "timeoutMinutes")}
      />
      <ChoiceField label="On failure" field="onFailure" value={task.onFailure ?? ""} choices={policies} onValue={(policy) => onChange({ onFailure: policy === "" ? null : policy })} />
      <Checkbox checked={task.batchMinutes !== null} onCheckedChange={(own) => onChange({ batchMinutes: own ? settings.batchMinutes : null })}>
        Batches of another size than in the plan
      </Checkbox>
      {task.batchMinutes === null ? null : <BatchSizeFields value={task.batchMinutes} problem={problems("batchMinutes")} onValue={(batchMinutes) => onChange({ batchMinutes }, "batchMinutes")} />}
      <Checkbox checked={task.retries !== null} onCheckedChange={(own) => onChange({ retries: own ? settings.retries : null })}>
        Other retries than in the plan
      </Checkbox>
      {task.retries === null ? null : <RetryFields value={task.retries} problem={problems("retries")} onValue={(retries) => onChange({ retries }, "retries")} />}
    </>
  );
}
