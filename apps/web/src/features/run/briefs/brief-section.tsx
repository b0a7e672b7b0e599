"use client";

import type { BriefSection } from "@planloom/briefing";
import type { BatchId } from "@planloom/scheduler";
import { Badge, Button, Field, IconButton, Markdown, Textarea } from "@planloom/ui";
import { Pencil, RotateCcw } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { useRunState } from "../live/run-context.tsx";
import { plainText } from "../log/log-line.ts";
import { useDecide } from "../use-decide.ts";

interface SectionProps {
  readonly batch: BatchId;
  readonly section: BriefSection;
}

/** One part of a brief, as it is made by itself or as somebody wrote it. */
export function BriefSectionView({ batch, section }: SectionProps) {
  const [isEditing, setEditing] = useState(false);
  const { title, text, written } = section;
  return (
    <section aria-label={title} className="rounded-lg border border-line">
      <header className="flex items-center gap-2 border-b border-line py-1 pr-1.5 pl-3">
        <h3 className="text-sm font-medium">{title}</h3>
        {written === null ? null : <Badge tone="person">{written.in === "plan" ? "Written in the plan" : `Written by ${written.by}`}</Badge>}
        {isEditing ? null : <IconButton size="sm" className="ml-auto" label={`Write "${title}" yourself`} icon={<Pencil aria-hidden />} onClick={() => setEditing(true)} />}
      </header>
      {isEditing ? <SectionEditor batch={batch} section={section} onDone={() => setEditing(false)} /> : <Markdown text={plainText(text)} className="px-3 py-2.5 [&_h3]:mt-1 [&_h3]:font-semibold" />}
    </section>
  );
}

function SectionEditor({ batch, section: { part, title, text, written }, onDone }: SectionProps & { readonly onDone: () => void }) {
  const { decide, pending } = useDecide();
  const present = useRunState((state) => state.live.run.coordination.briefs[batch]?.parts);
  const isPlanned = useRunState((state) => {
    const task = state.live.plan.tasks.find(({ id }) => id === state.live.run.spec.batches.find((spec) => spec.id === batch)?.task);
    return part !== "context" && task?.brief[part] !== undefined;
  });
  const [draft, setDraft] = useState(text);
  const keep = async (parts: typeof present): Promise<void> => {
    if (await decide({ kind: "edit-brief", batch, parts: parts ?? {} })) onDone();
  };
  const { [part]: _own, ...others } = present ?? {};
  const takeOut = async (): Promise<void> => {
    if (!(await decide({ kind: "edit-brief", batch, parts: others }))) return;
    onDone();
    toast("What was written was taken out", { action: { label: "Undo", onClick: () => void decide({ kind: "edit-brief", batch, parts: { ...others, [part]: text } }) } });
  };
  return (
    <form
      className="flex flex-col gap-2.5 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void keep({ ...others, [part]: draft });
      }}
    >
      <Field label={title} hideLabel hint="Markdown. It takes the place of what is made by itself.">
        {(control) => <Textarea {...control} rows={Math.min(20, draft.split("\n").length + 2)} maxLength={20_000} value={draft} onChange={(event) => setDraft(event.target.value)} />}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="sm" disabled={pending || draft.trim() === ""}>
          Keep it
        </Button>
        <Button size="sm" variant="ghost" disabled={pending} onClick={onDone}>
          Cancel
        </Button>
        {written?.in !== "run" ? null : (
          <Button size="sm" variant="ghost" className="ml-auto" disabled={pending} onClick={() => void takeOut()}>
            <RotateCcw aria-hidden /> {isPlanned ? "As the plan has it" : "As it is made by itself"}
          </Button>
        )}
      </div>
    </form>
  );
}
