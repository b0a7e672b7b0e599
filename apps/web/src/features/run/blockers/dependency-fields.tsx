"use client";

import { type TaskId, taskId } from "@planloom/scheduler";
import { Badge, Button, Checkbox, Field, Select } from "@planloom/ui";
import { X } from "lucide-react";
import { useRunState } from "../live/run-context.tsx";
import { taskName } from "../view/board-words.ts";
import type { WayDraft } from "./way-out.ts";

interface DependencyFieldsProps {
  /** The task that is blocked. */
  readonly task: TaskId;
  readonly draft: WayDraft;
  readonly error: string | null;
  readonly onChange: (part: Partial<WayDraft>) => void;
}

/** What the blocked task is to wait for besides, and what it need not wait for. */
export function DependencyFields({ task, draft: { waitFor, drop }, error, onChange }: DependencyFieldsProps) {
  const plan = useRunState((state) => state.live.plan);
  const present = plan.dependencies.filter(({ to }) => to === task).map(({ from }) => from);
  const choices = plan.tasks.filter(({ id }) => id !== task && !present.includes(id) && !waitFor.includes(id));
  return (
    <div className="flex flex-col gap-3">
      {present.length === 0 ? null : (
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1 text-xs font-medium text-muted">No longer wait for</legend>
          {present.map((from) => (
            <Checkbox key={from} checked={drop.includes(from)} onCheckedChange={(on) => onChange({ drop: on ? [...drop, from] : drop.filter((one) => one !== from) })}>
              {taskName(plan, from)}
            </Checkbox>
          ))}
        </fieldset>
      )}
      {waitFor.length === 0 ? null : (
        <ul aria-label="Waits for these as well" className="flex flex-wrap gap-1.5">
          {waitFor.map((id) => (
            <li key={id}>
              <Badge className="pr-0.5">
                {taskName(plan, id)}
                <Button variant="ghost" size="sm" aria-label={`Leave out ${taskName(plan, id)}`} className="size-4 px-0" onClick={() => onChange({ waitFor: waitFor.filter((one) => one !== id) })}>
                  <X aria-hidden className="size-3" />
                </Button>
              </Badge>
            </li>
          ))}
        </ul>
      )}
      <Field label="Wait also for" error={error}>
        {(control) => (
          <Select {...control} value="" onChange={({ target }) => target.value !== "" && onChange({ waitFor: [...waitFor, taskId(target.value)] })}>
            <option value="">Choose a task</option>
            {choices.map(({ id }) => (
              <option key={id} value={id}>
                {taskName(plan, id)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}
