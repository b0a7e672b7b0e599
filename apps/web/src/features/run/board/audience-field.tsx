"use client";

import { taskId, tasksTold } from "@planloom/scheduler";
import { Badge, Button, Field, Segmented, Select, Textarea } from "@planloom/ui";
import { X } from "lucide-react";
import { useMemo } from "react";
import { useRunState } from "../live/run-context.tsx";
import { taskName } from "../view/board-words.ts";
import { type AudienceDraft, audienceOf } from "./board-forms.ts";
import { listInShort } from "../view/names-in-short.ts";

const KINDS = [
  { value: "all", label: "Everybody" },
  { value: "stream", label: "A stream" },
  { value: "tasks", label: "Tasks" },
  { value: "files", label: "Files" },
] as const;

interface AudienceFieldProps {
  readonly value: AudienceDraft;
  readonly onChange: (value: AudienceDraft) => void;
  /** What is wrong with it. */
  readonly error: string | null;
}

/** Whom something is told: everybody, a stream, some tasks, or whoever touches some files; with who that is now. */
export function AudienceField({ value, onChange, error }: AudienceFieldProps) {
  const plan = useRunState((state) => state.live.plan);
  const told = useMemo(() => {
    const audience = audienceOf(value);
    return audience === null ? null : tasksTold(plan, audience);
  }, [plan, value]);
  const change = (part: Partial<AudienceDraft>) => onChange({ ...value, ...part });
  const open = plan.tasks.filter(({ id, kind }) => kind === "task" && !value.tasks.includes(id));
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-xs font-medium text-muted">Who is told</legend>
      <Segmented label="Who is told" value={value.kind} onValueChange={(kind) => change({ kind })} options={plan.streams.length === 0 ? KINDS.filter((kind) => kind.value !== "stream") : KINDS} className="self-start" />
      {value.kind === "stream" ? (
        <Field label="Stream" hideLabel error={error}>
          {(control) => (
            <Select {...control} value={value.stream} onChange={({ target }) => change({ stream: target.value })}>
              <option value="">Choose a stream</option>
              {plan.streams.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      {value.kind === "tasks" ? (
        <>
          {value.tasks.length === 0 ? null : (
            <ul aria-label="Tasks that are told" className="flex flex-wrap gap-1.5">
              {value.tasks.map((id) => (
                <li key={id}>
                  <Badge className="pr-0.5">
                    {taskName(plan, id)}
                    <Button variant="ghost" size="sm" aria-label={`Leave out ${taskName(plan, id)}`} className="size-4 px-0" onClick={() => change({ tasks: value.tasks.filter((task) => task !== id) })}>
                      <X aria-hidden className="size-3" />
                    </Button>
                  </Badge>
                </li>
              ))}
            </ul>
          )}
          <Field label="Add a task" hideLabel error={error}>
            {(control) => (
              <Select {...control} value="" onChange={({ target }) => target.value !== "" && change({ tasks: [...value.tasks, taskId(target.value)] })}>
                <option value="">{value.tasks.length === 0 ? "Choose a task" : "Choose another task"}</option>
                {open.map(({ id }) => (
                  <option key={id} value={id}>
                    {taskName(plan, id)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </>
      ) : null}
      {value.kind === "files" ? (
        <Field label="Patterns, one a line" error={error}>
          {(control) => <Textarea {...control} mono rows={2} value={value.patterns} placeholder="src/api/**" onChange={({ target }) => change({ patterns: target.value })} />}
        </Field>
      ) : null}
      {told === null || value.kind === "all" ? null : (
        <p className="text-2xs text-faint">{told.length === 0 ? "No task of the plan is like this now; one that joins later is told." : `Now: ${listInShort(told.map((task) => taskName(plan, task)), 6)}`}</p>
      )}
    </fieldset>
  );
}
