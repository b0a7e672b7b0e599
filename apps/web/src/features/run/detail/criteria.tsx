"use client";

import type { TaskId } from "@planloom/scheduler";
import { Checkbox } from "@planloom/ui";
import { useState } from "react";
import { useRunState } from "../live/run-context.tsx";

/** The acceptance criteria of a task to tick off while looking at the work. The ticks are for the eye and are not kept. */
export function Criteria({ task }: { readonly task: TaskId }) {
  const criteria = useRunState((state) => state.live.plan.tasks.find((candidate) => candidate.id === task)?.acceptance.criteria);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  if (criteria === undefined || criteria.length === 0) return null;
  return (
    <section aria-label="Acceptance criteria">
      <h3 className="mb-2 text-xs font-medium text-faint">Acceptance criteria</h3>
      <ul className="flex flex-col gap-1.5">
        {criteria.map((criterion) => (
          <li key={criterion}>
            <Checkbox checked={ticked.has(criterion)} onCheckedChange={(on) => setTicked(on ? new Set([...ticked, criterion]) : new Set([...ticked].filter((other) => other !== criterion)))}>
              {criterion}
            </Checkbox>
          </li>
        ))}
      </ul>
    </section>
  );
}
