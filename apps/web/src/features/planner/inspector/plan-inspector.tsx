"use client";

import type { Analysis, Plan, PlanSettings } from "@planloom/scheduler";
import { useEdit } from "../planner-context.tsx";
import { AgentList } from "./agent-list.tsx";
import { ChoiceField } from "./choice-field.tsx";
import { DIRECTORY_CHOICES, FAILURE_CHOICES, LOST_CHOICES } from "./choices.ts";
import { settingError } from "./field-errors.ts";
import { NumberField } from "./number-field.tsx";
import { ResourceList } from "./resource-list.tsx";
import { Section } from "./section.tsx";
import { StreamList } from "./stream-list.tsx";
import { TextField } from "./text-field.tsx";
import { VariablesField } from "./variables-field.tsx";

/** The plan itself: what it is, its settings, and its streams, agents and resources. */
export function PlanInspector({ plan, analysis }: { readonly plan: Plan; readonly analysis: Analysis }) {
  const edit = useEdit();
  const { settings } = plan;
  const set = (change: Partial<PlanSettings>): void => void edit([{ type: "change-settings", change }], `settings ${Object.keys(change).join()}`);
  const error = (field: string) => settingError(analysis.problems, field);
  return (
    <div>
      <h2 className="border-b border-line px-4 py-2.5 text-base font-semibold">Plan</h2>
      <Section title="About" open>
        <TextField label="Description" value={plan.description} rows={3} maxLength={100_000} onChange={(description) => edit([{ type: "describe-plan", description }], "description")} />
      </Section>
      <Section title="Settings" open>
        <div data-field="maxParallel">
          <NumberField label="Most at once" error={error("maxParallel")} value={settings.maxParallel} onChange={(value) => (value === null ? undefined : set({ maxParallel: value }))} />
        </div>
        <div data-field="batchMinutes" className="grid grid-cols-2 gap-2">
          <NumberField label="Batches from, minutes" error={error("batchMinutes")} value={settings.batchMinutes.min} onChange={(min) => (min === null ? undefined : set({ batchMinutes: { ...settings.batchMinutes, min } }))} />
          <NumberField label="Batches to, minutes" value={settings.batchMinutes.max} onChange={(max) => (max === null ? undefined : set({ batchMinutes: { ...settings.batchMinutes, max } }))} />
        </div>
        <div data-field="timeoutMinutes">
          <NumberField label="Default timeout, minutes" error={error("timeoutMinutes")} value={settings.timeoutMinutes} onChange={(value) => (value === null ? undefined : set({ timeoutMinutes: value }))} />
        </div>
        <ChoiceField label="When a batch fails for good" value={settings.onFailure} choices={FAILURE_CHOICES} onChange={(onFailure) => set({ onFailure })} />
        <ChoiceField label="When a runner goes away" value={settings.onLost} choices={LOST_CHOICES} onChange={(onLost) => set({ onLost })} />
        <div data-field="retries" className="grid grid-cols-2 gap-2">
          <NumberField label="Retries" error={error("retries")} value={settings.retries.limit} onChange={(limit) => (limit === null ? undefined : set({ retries: { ...settings.retries, limit } }))} />
          <NumberField label="First wait, seconds" value={settings.retries.backoffSeconds} onChange={(backoffSeconds) => (backoffSeconds === null ? undefined : set({ retries: { ...settings.retries, backoffSeconds } }))} />
        </div>
        <div data-field="directory">
          <TextField label="Directory" mono error={error("directory")} value={settings.directory ?? ""} placeholder="An empty folder for every run" hint="Where commands run; relative to the folder the runner was started in." onChange={(directory) => set({ directory: directory === "" ? null : directory })} />
        </div>
        <ChoiceField label="Use of the directory" value={settings.directoryMode} choices={DIRECTORY_CHOICES} onChange={(directoryMode) => set({ directoryMode })} />
        <VariablesField value={settings.environment} onChange={(environment) => set({ environment })} />
      </Section>
      <StreamList plan={plan} />
      <AgentList plan={plan} />
      <ResourceList plan={plan} />
    </div>
  );
}
