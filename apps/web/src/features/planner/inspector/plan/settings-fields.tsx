import { type Agent, agentId, type PlanSettings } from "@planloom/scheduler";
import { BatchSizeFields } from "../fields/batch-size-fields.tsx";
import type { FieldProblems } from "../fields/field-problems.ts";
import { COUNT, MINUTES, SPAN } from "../fields/parsed.ts";
import { RetryFields } from "../fields/retry-fields.tsx";
import { type Choice, ChoiceField, NumberField, OptionalNumberField, TextField, VariablesField } from "../fields/text-fields.tsx";
import { DIRECTORY_MODES, FAILURE_POLICIES, LOST_POLICIES } from "../words.ts";
import { PauseFields } from "./pause-fields.tsx";

export interface SettingsFieldsProps {
  readonly settings: PlanSettings;
  readonly agents: readonly Agent[];
  readonly problems: FieldProblems;
  /** Changes in a row that name the same field are one step of undo. */
  readonly onChange: (change: Partial<PlanSettings>, field?: string) => void;
}

/** How the plan is run where its tasks say nothing else. */
export function SettingsFields({ settings, agents, problems, onChange }: SettingsFieldsProps) {
  return (
    <>
      <NumberField label="Most batches at once" field="maxParallel" problem={problems("maxParallel")} limits={COUNT} value={settings.maxParallel} onValue={(maxParallel) => onChange({ maxParallel }, "maxParallel")} />
      <BatchSizeFields value={settings.batchMinutes} problem={problems("batchMinutes")} onValue={(batchMinutes) => onChange({ batchMinutes }, "batchMinutes")} />
      <div className="grid grid-cols-2 gap-3">
        <NumberField label="Check-in, minutes" field="checkInMinutes" problem={problems("checkInMinutes")} limits={SPAN} value={settings.checkInMinutes} onValue={(checkInMinutes) => onChange({ checkInMinutes }, "checkInMinutes")} />
        <ChoiceField label="Who checks in" field="reviewer" problem={problems("reviewer")} value={settings.reviewer ?? ""} choices={reviewers(agents, settings.reviewer)} onValue={(id) => onChange({ reviewer: id === "" ? null : agentId(id) })} />
      </div>
      <OptionalNumberField
        label="Most waiting for a check-in"
        field="maxUnchecked"
        hint="While so many wait for a person, nothing new starts."
        placeholder="No limit"
        problem={problems("maxUnchecked")}
        limits={COUNT}
        value={settings.maxUnchecked}
        onValue={(maxUnchecked) => onChange({ maxUnchecked }, "maxUnchecked")}
      />
      <NumberField label="Time limit, minutes" field="timeoutMinutes" problem={problems("timeoutMinutes")} limits={MINUTES} value={settings.timeoutMinutes} onValue={(timeoutMinutes) => onChange({ timeoutMinutes }, "timeoutMinutes")} />
      <ChoiceField label="On failure" field="onFailure" value={settings.onFailure} choices={FAILURE_POLICIES} onValue={(onFailure) => onChange({ onFailure })} />
      <ChoiceField label="When a runner goes away" field="onLost" value={settings.onLost} choices={LOST_POLICIES} onValue={(onLost) => onChange({ onLost })} />
      <RetryFields value={settings.retries} problem={problems("retries")} onValue={(retries) => onChange({ retries }, "retries")} />
      <PauseFields value={settings.pause} problem={problems("pause")} onValue={(pause) => onChange({ pause }, "pause")} />
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

/** Anybody, or one of the people; whoever is named and is none is shown, so that it can be mended. */
function reviewers(agents: readonly Agent[], reviewer: Agent["id"] | null): readonly Choice<string>[] {
  const possible = agents.filter(({ id, kind }) => kind === "person" || id === reviewer);
  const gone = reviewer !== null && !possible.some(({ id }) => id === reviewer) ? [{ value: String(reviewer), label: `${reviewer} (deleted)` }] : [];
  return [{ value: "", label: "Anybody" }, ...gone, ...possible.map(({ id, name }) => ({ value: String(id), label: name || id }))];
}
