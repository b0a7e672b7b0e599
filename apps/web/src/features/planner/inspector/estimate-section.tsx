"use client";

import type { PlannedBatch } from "@planloom/scheduler";
import { minutesWords } from "@planloom/ui";
import { LinesField } from "./lines-field.tsx";
import { NumberField } from "./number-field.tsx";
import { Section } from "./section.tsx";
import type { TaskPart } from "./task-part.ts";

/** How long the task takes, its checklist, and the batches that follow from both. */
export function EstimateSection({ task, change, error, batches }: TaskPart & { readonly batches: readonly PlannedBatch[] }) {
  const { estimate } = task;
  const set = (part: Partial<typeof estimate>): void => change({ estimate: { ...estimate, ...part } }, `estimate ${Object.keys(part).join()}`);
  return (
    <Section title="How long" open>
      <div data-field="estimate" className="grid grid-cols-3 gap-2">
        <NumberField label="Optimistic" optional value={estimate.optimistic} onChange={(optimistic) => set({ optimistic })} />
        <NumberField label="Likely minutes" value={estimate.likely} onChange={(likely) => (likely === null ? undefined : set({ likely }))} />
        <NumberField label="Pessimistic" optional value={estimate.pessimistic} onChange={(pessimistic) => set({ pessimistic })} />
      </div>
      {error("estimate") === null ? null : (
        <p role="alert" className="text-xs text-danger-ink">
          {error("estimate")}
        </p>
      )}
      <LinesField
        label="Checklist"
        value={task.checklist.map(({ text, minutes }) => (minutes === null ? text : `${text} | ${minutes}`))}
        rows={2}
        hint="One item per line, with its minutes after a bar where they are known: Write the tests | 10. Long tasks are cut between items."
        onChange={(lines) => change({ checklist: lines.map(itemOf) }, "checklist")}
      />
      {batches.length > 1 ? (
        <ol className="flex flex-col gap-1 text-xs text-muted" aria-label="Batches">
          {batches.map(({ id, index, minutes, items }) => (
            <li key={id}>
              Batch {index}: {minutesWords(minutes)}
              {items.length > 0 && task.checklist.length > 1 ? ` – ${items.join(", ")}` : ""}
            </li>
          ))}
        </ol>
      ) : null}
    </Section>
  );
}

function itemOf(line: string): { text: string; minutes: number | null } {
  const found = /^(.*)\|\s*(\d+(?:\.\d+)?)\s*$/.exec(line);
  const minutes = Number(found?.[2]);
  return found === null || !(minutes > 0) ? { text: line.trim(), minutes: null } : { text: (found[1] ?? "").trim(), minutes };
}
