"use client";

import { agentId, type Batch, type BatchSpec, redoneBy, type RedoneBatch } from "@planloom/scheduler";
import { Badge, Button, Dialog, Field, MoreButton, Select, useFirst } from "@planloom/ui";
import { useMemo, useState } from "react";
import { AgentOptions } from "../agent-options.tsx";
import { useRunState } from "../live/run-context.tsx";
import { useDecide } from "../use-decide.ts";

export interface RestartDialogProps {
  readonly spec: BatchSpec;
  readonly batch: Batch;
  readonly onClose: () => void;
}

/** Asks before a batch and all that follows from it are done again: says what that is, and lets another agent do it. */
export function RestartDialog({ spec, batch, onClose }: RestartDialogProps) {
  const run = useRunState((state) => state.live.run);
  const [agent, setAgent] = useState("");
  const { decide, pending } = useDecide();
  const redone = useMemo(() => redoneBy(run, spec.id), [run, spec.id]);
  const { first, left, showMore } = useFirst(redone);
  const present = spec.agent === null ? "nobody in particular" : (run.spec.agents[spec.agent]?.name ?? spec.agent);
  const others = Object.entries(run.spec.agents).filter(([id]) => id !== spec.agent);
  const restart = async () => {
    await decide({ kind: "restart", batch: spec.id, attempts: batch.attempts.length, agent: agent === "" ? null : agentId(agent) });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Restart from ${spec.title}?`}
      description="This batch and all that follows from it are done again. What was accepted there does not count any more; its logs and reports are kept."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={pending} onClick={() => void restart()}>
            {redone.length === 1 ? "Restart this batch" : `Restart ${redone.length.toLocaleString()} batches`}
          </Button>
        </>
      }
    >
      {spec.work === "none" || others.length === 0 ? null : (
        <Field label="Who does it now">
          {(control) => (
            <Select {...control} value={agent} onChange={(event) => setAgent(event.target.value)}>
              <option value="">The same: {present}</option>
              <AgentOptions agents={others} />
            </Select>
          )}
        </Field>
      )}
      <h3 className="mt-3 text-xs font-medium text-muted">What will be redone</h3>
      <ul aria-label="What will be redone" className="mt-1 flex flex-col divide-y divide-line rounded-lg border border-line text-sm">
        {first.map((each) => (
          <RedoneRow key={each.spec.id} redone={each} />
        ))}
      </ul>
      <MoreButton left={left} showMore={showMore} />
    </Dialog>
  );
}

function RedoneRow({ redone: { spec, effect } }: { readonly redone: RedoneBatch }) {
  return (
    <li className="flex items-center justify-between gap-3 px-3 py-1.5">
      <span className="min-w-0 truncate">{spec.title}</span>
      {effect === "stop" ? <Badge tone="warning">stopped first</Badge> : null}
    </li>
  );
}
