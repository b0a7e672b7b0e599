"use client";

import type { FailurePolicy } from "@planloom/scheduler";
import { ChoiceField } from "./choice-field.tsx";
import { FAILURE_CHOICES } from "./choices.ts";
import { NumberField } from "./number-field.tsx";
import { Section } from "./section.tsx";
import type { TaskPart } from "./task-part.ts";
import { VariablesField } from "./variables-field.tsx";

/** Where the task differs from the settings of the plan. */
export function LimitsSection({ plan, task, change, error }: TaskPart) {
  const { settings } = plan;
  const retries = task.retries ?? settings.retries;
  const batch = task.batchMinutes ?? settings.batchMinutes;
  const choices = [{ value: "" as const, label: "As the plan says" }, ...FAILURE_CHOICES];
  return (
    <Section title="Limits and failures">
      <div data-field="timeoutMinutes">
        <NumberField label="Timeout, minutes" optional error={error("timeoutMinutes")} value={task.timeoutMinutes} placeholder={String(settings.timeoutMinutes)} onChange={(timeoutMinutes) => change({ timeoutMinutes }, "timeout")} />
      </div>
      <div data-field="batchMinutes" className="grid grid-cols-2 gap-2">
        <NumberField label="Batch from, minutes" optional error={error("batchMinutes")} value={task.batchMinutes?.min ?? null} placeholder={String(settings.batchMinutes.min)} onChange={(min) => change({ batchMinutes: min === null ? null : { ...batch, min } }, "batch min")} />
        <NumberField label="Batch to, minutes" optional value={task.batchMinutes?.max ?? null} placeholder={String(settings.batchMinutes.max)} onChange={(max) => change({ batchMinutes: max === null ? null : { ...batch, max } }, "batch max")} />
      </div>
      <ChoiceField<FailurePolicy | ""> label="When it fails for good" value={task.onFailure ?? ""} choices={choices} onChange={(value) => change({ onFailure: value === "" ? null : value }, "onFailure")} />
      <div data-field="retries" className="grid grid-cols-2 gap-2">
        <NumberField label="Retries" optional error={error("retries")} value={task.retries?.limit ?? null} placeholder={String(settings.retries.limit)} onChange={(limit) => change({ retries: limit === null ? null : { ...retries, limit } }, "retries")} />
        <NumberField label="First wait, seconds" optional value={task.retries?.backoffSeconds ?? null} placeholder={String(settings.retries.backoffSeconds)} onChange={(backoffSeconds) => change({ retries: backoffSeconds === null ? null : { ...retries, backoffSeconds } }, "backoff")} />
      </div>
      <VariablesField value={task.environment} onChange={(environment) => change({ environment }, "environment")} />
    </Section>
  );
}
