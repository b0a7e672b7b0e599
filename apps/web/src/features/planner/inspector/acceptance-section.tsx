"use client";

import { ChoiceField } from "./choice-field.tsx";
import { POLICY_CHOICES, POLICY_HINTS } from "./choices.ts";
import { LinesField } from "./lines-field.tsx";
import { Section } from "./section.tsx";
import type { TaskPart } from "./task-part.ts";
import { TextField } from "./text-field.tsx";

/** When the work is right, and who says so. */
export function AcceptanceSection({ task, change, error }: TaskPart) {
  const { acceptance } = task;
  const set = (part: Partial<typeof acceptance>): void => change({ acceptance: { ...acceptance, ...part } }, `acceptance ${Object.keys(part).join()}`);
  return (
    <Section title="Check-in" open>
      <div data-field="acceptance" className="flex flex-col gap-3">
        <ChoiceField label="Who decides" value={acceptance.policy} choices={POLICY_CHOICES} error={error("acceptance")} hint={POLICY_HINTS[acceptance.policy]} onChange={(policy) => set({ policy })} />
        {task.kind === "sync" ? null : (
          <TextField label="Acceptance command" mono rows={2} value={acceptance.command ?? ""} placeholder="npm test" hint="Exits with 0 when the work is right." onChange={(command) => set({ command: command === "" ? null : command })} />
        )}
      </div>
      <LinesField label="Acceptance criteria" value={acceptance.criteria} hint="What a person looks at, one per line." onChange={(criteria) => set({ criteria })} />
      <LinesField label="What not to do" value={task.doNot} onChange={(doNot) => change({ doNot }, "doNot")} />
    </Section>
  );
}
