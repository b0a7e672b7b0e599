"use client";

import { agentId } from "@planloom/scheduler";
import { Button, Dialog, Field, Notice, Select, Textarea } from "@planloom/ui";
import Link from "next/link";
import { useState } from "react";
import { useRunState } from "../live/run-context.tsx";
import { useDecide } from "../use-decide.ts";

/** Asks which agent is to make a better report, and what it should look at. */
export function RefineDialog({ onClose }: { readonly onClose: () => void }) {
  const run = useRunState((state) => state.live.summary.id);
  const agents = useRunState((state) => state.live.plan.agents);
  const able = agents.filter(({ kind, command }) => kind !== "person" && (command ?? "").trim() !== "").toSorted((one, other) => Number(other.kind === "coding-agent") - Number(one.kind === "coding-agent"));
  const [agent, setAgent] = useState<string>(able[0]?.id ?? "");
  const [wish, setWish] = useState("");
  const { decide, pending } = useDecide();
  const ask = async () => {
    if (await decide({ kind: "refine-report", agent: agentId(agent), wish })) onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Ask an agent to refine the report?"
      description="It becomes a task of this run: the agent is given all that was found, and writes a report of its own. The one that is made by itself stays beside it."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={pending || agent === ""} onClick={() => void ask()}>
            Ask
          </Button>
        </>
      }
    >
      {able.length === 0 ? (
        <Notice
          tone="warning"
          title="No agent of this plan brings a command"
          actions={
            <Button size="sm" asChild>
              <Link href={`/runs/${run}/change`}>Change the run</Link>
            </Button>
          }
        >
          Give an agent a command that starts it, and ask again.
        </Notice>
      ) : (
        <div className="flex flex-col gap-3">
          <Field label="Agent">
            {(control) => (
              <Select {...control} value={agent} onChange={(event) => setAgent(event.target.value)}>
                {able.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="What it should look at above all" hint="Optional.">
            {(control) => <Textarea {...control} rows={3} value={wish} maxLength={5_000} onChange={(event) => setWish(event.target.value)} />}
          </Field>
        </div>
      )}
    </Dialog>
  );
}
