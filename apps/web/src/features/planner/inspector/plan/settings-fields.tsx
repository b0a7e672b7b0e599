import type { PlanSettings } from "@planloom/scheduler";
import type { FieldProblems } from "../fields/field-problems.ts";
import { COUNT, MINUTES } from "../fields/parsed.ts";
import { BatchSizeFields, RetryFields } from "../fields/range-fields.tsx";
import { ChoiceField, NumberField, TextField, VariablesField } from "../fields/text-fields.tsx";
import { DIRECTORY_MODES, FAILURE_POLICIES, LOST_POLICIES } from "../words.ts";

export interface SettingsFieldsProps {
  readonly settings: PlanSettings;
  readonly problems: FieldProblems;
  /** Changes in a row that name the same field are one step of undo. */
  readonly onChange: (change: Partial<PlanSettings>, field?: string) => void;
}

/** How the plan is run where its tasks say nothing else. */
export function SettingsFields({ settings, problems, onChange }: SettingsFieldsProps) {
  return (
    <>
      <NumberField label="Most batches at once" field="maxParallel" problem={problems("maxParallel")} limits={COUNT} value={settings.maxParallel} onValue={(maxParallel) => onChange({ maxParallel }, "maxParallel")} />
      <BatchSizeFields value={settings.batchMinutes} problem={problems("batchMinutes")} onValue={(batchMinutes) => onChange({ batchMinutes }, "batchMinutes")} />
      <NumberField label="Time limit, minutes" field="timeoutMinutes" problem={problems("timeoutMinutes")} limits={MINUTES} value={settings.timeoutMinutes} onValue={(timeoutMinutes) => onChange({ timeoutMinutes }, "timeoutMinutes")} />
      <ChoiceField label="On failure" field="onFailure" value={settings.onFailure} choices={FAILURE_POLICIES} onValue={(onFailure) => onChange({ onFailure })} />
      <ChoiceField label="When a runner goes away" field="onLost" value={settings.onLost} choices={LOST_POLICIES} onValue={(onLost) => onChange({ onLost })} />
      <RetryFields value={settings.retries} problem={problems("retries")} onValue={(retries) => onChange({ retries }, "retries")} />
      <TextField
        label="Working directory"
        field="directory"
        hint="Where commands run, from the root folder of the runner."
        placeholder="The root folder itself"
        problem={problems("directory")}
        longest={1_000}
        value={settings.directory ?? ""}
        onValue={(text) => onChange({ directory: text === "" ? null : text }, "directory")}
      />
      <ChoiceField label="Each run works in" field="directoryMode" value={settings.directoryMode} choices={DIRECTORY_MODES} onValue={(directoryMode) => onChange({ directoryMode })} />
      <VariablesField
        label="Variables"
        field="environment"
        hint="One NAME=value per line; every command sees them."
        problem={problems("environment")}
        value={settings.environment}
        onValue={(environment) => onChange({ environment }, "environment")}
      />
    </>
  );
}
