import type { Task, Trigger } from "@planloom/scheduler";
import { COUNT } from "../fields/parsed.ts";
import { ChoiceField, NumberField } from "../fields/text-fields.tsx";
import { TRIGGERS } from "../words.ts";
import type { TaskFieldsProps } from "./task-fields-props.ts";

/** How much of what a task needs it waits for. `needs` is how many tasks that are. */
export function TriggerFields({ task: { trigger }, problems, onChange, needs }: TaskFieldsProps & { readonly needs: number }) {
  return (
    <div className={trigger.kind === "at-least" ? "grid grid-cols-[1fr_5rem] gap-3" : undefined}>
      <ChoiceField label="Starts once" field="trigger" problem={problems("trigger")} hint={HINTS[trigger.kind]} value={trigger.kind} choices={TRIGGERS} onValue={(kind) => onChange({ trigger: triggerOf(kind, needs) })} />
      {trigger.kind === "at-least" ? <NumberField label="How many" limits={COUNT} value={trigger.count} onValue={(count) => onChange({ trigger: { kind: "at-least", count } }, "trigger")} /> : null}
    </div>
  );
}

const HINTS: Readonly<Record<Trigger["kind"], string | undefined>> = {
  all: undefined,
  any: "Does not wait for the others.",
  "at-least": "Does not wait for the others.",
  finished: "Also where some of them failed.",
};

/** Starts with all but one of the tasks, which is what people most often mean. */
function triggerOf(kind: Trigger["kind"], needs: number): Task["trigger"] {
  return kind === "at-least" ? { kind, count: Math.max(1, needs - 1) } : { kind };
}
