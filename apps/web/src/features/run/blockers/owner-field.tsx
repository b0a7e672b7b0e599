"use client";

import type { BatchSpec } from "@planloom/scheduler";
import { Field, Select } from "@planloom/ui";
import { AgentOptions } from "../agent-options.tsx";
import { useRunState } from "../live/run-context.tsx";
import type { WayDraft } from "./way-out.ts";

interface OwnerFieldProps {
  readonly spec: BatchSpec;
  readonly draft: WayDraft;
  readonly error: string | null;
  readonly onChange: (part: Partial<WayDraft>) => void;
}

/** Who does the blocked batch from now on. */
export function OwnerField({ spec, draft, error, onChange }: OwnerFieldProps) {
  const agents = useRunState((state) => state.live.run.spec.agents);
  const others = Object.entries(agents).filter(([id]) => id !== spec.agent);
  const present = spec.agent === null ? null : (agents[spec.agent]?.name ?? spec.agent);
  return (
    <Field label="Who does it now" error={error} hint={others.length === 0 ? "This plan has no other agent. Add one by Change." : present === null ? undefined : `Until now: ${present}`}>
      {(control) => (
        <Select {...control} value={draft.owner} onChange={({ target }) => onChange({ owner: target.value })}>
          <option value="">Choose an agent</option>
          <AgentOptions agents={others} />
        </Select>
      )}
    </Field>
  );
}
