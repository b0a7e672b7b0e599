"use client";

import type { BatchSpec } from "@planloom/scheduler";
import { Field, Input, Select } from "@planloom/ui";
import { MarkdownField } from "../board/markdown-field.tsx";
import { useRunState } from "../live/run-context.tsx";
import type { WayDraft } from "./way-out.ts";

interface WorkFieldsProps {
  /** The blocked batch. */
  readonly spec: BatchSpec;
  readonly draft: WayDraft;
  readonly errors: Readonly<Partial<Record<string, string>>>;
  readonly onChange: (part: Partial<WayDraft>) => void;
}

/** The work that is put before a blocked batch, and where that is. */
export function WorkFields({ spec, draft: { work }, errors, onChange }: WorkFieldsProps) {
  const agents = useRunState((state) => state.live.run.spec.agents);
  const change = (part: Partial<WayDraft["work"]>) => onChange({ work: { ...work, ...part } });
  const own = spec.agent === null ? null : (agents[spec.agent]?.name ?? spec.agent);
  return (
    <>
      <p className="text-sm text-muted">{spec.index > 1 ? `It becomes batch ${spec.index - 1}.5: after batch ${spec.index - 1} of this task, before ${spec.title}.` : `It becomes a task of its own, before ${spec.title}.`}</p>
      <div className="flex flex-wrap gap-3">
        <Field label="What is to be done" className="min-w-48 flex-1 max-sm:basis-full" error={errors["title"] ?? null}>
          {(control) => <Input {...control} maxLength={200} value={work.title} onChange={({ target }) => change({ title: target.value })} />}
        </Field>
        <Field label="Minutes" className="w-24 max-sm:w-full" error={errors["minutes"] ?? null}>
          {(control) => <Input {...control} inputMode="decimal" value={work.minutes} onChange={({ target }) => change({ minutes: target.value })} />}
        </Field>
        <Field label="Who does it" className="w-44 max-sm:w-full">
          {(control) => (
            <Select {...control} value={work.agent} onChange={({ target }) => change({ agent: target.value })}>
              <option value="">{own === null ? "As planned" : `The same: ${own}`}</option>
              {Object.entries(agents)
                .filter(([id]) => id !== spec.agent)
                .map(([id, { name }]) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </Select>
          )}
        </Field>
      </div>
      <MarkdownField label="Instructions" rows={2} value={work.instructions} onChange={(instructions) => change({ instructions })} />
    </>
  );
}
