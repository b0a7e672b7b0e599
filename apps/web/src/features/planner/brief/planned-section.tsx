"use client";

import type { Task } from "@planloom/scheduler";
import { Badge, Button } from "@planloom/ui";
import { Check, Pencil } from "lucide-react";
import { useState } from "react";
import { PartFields } from "./part-fields.tsx";
import { LEFT_OUT, NOTHING_SAID, TOLD_BY_THE_RUN } from "./part-words.ts";
import type { PlannedPartView } from "./planned-brief.ts";

interface SectionProps {
  readonly task: Task;
  readonly view: PlannedPartView;
  /** How many batches the task is cut into. */
  readonly batches: number;
}

/** One part of a brief as it would be sent, and the fields of the plan that it is made from. */
export function PlannedSection({ task, view: { part, title, section }, batches }: SectionProps) {
  const [isEditing, setEditing] = useState(false);
  const isOwn = part !== "context" && task.brief[part] !== undefined;
  return (
    <section aria-label={title} className="rounded-lg border border-line">
      <header className="flex min-h-9 items-center gap-2 border-b border-line py-1 pr-1.5 pl-3">
        <h3 className="text-sm font-medium">{title}</h3>
        {isOwn ? <Badge tone="person">In your own words</Badge> : null}
        {part === "context" ? (
          <Badge className="mr-1.5 ml-auto">The run adds to this</Badge>
        ) : (
          <Button size="sm" variant="ghost" className="ml-auto" aria-expanded={isEditing} aria-label={isEditing ? `Done with "${title}"` : `Change "${title}"`} onClick={() => setEditing(!isEditing)}>
            {isEditing ? <Check aria-hidden /> : <Pencil aria-hidden />} {isEditing ? "Done" : "Change"}
          </Button>
        )}
      </header>
      {section === null ? null : <pre className="px-3 py-2.5 font-sans text-sm break-words whitespace-pre-wrap">{section.text}</pre>}
      {part === "context" ? <p className="px-3 pb-2.5 text-sm text-muted first-of-type:pt-2.5">{TOLD_BY_THE_RUN}</p> : section === null ? <p className="px-3 py-2.5 text-sm text-muted">{isOwn ? LEFT_OUT : NOTHING_SAID[part]}</p> : null}
      {isEditing && part !== "context" ? (
        <div className="flex flex-col gap-3 border-t border-line bg-sunken/50 px-3 pt-2.5 pb-3">
          <PartFields task={task} part={part} made={section?.text ?? ""} batches={batches} />
        </div>
      ) : null}
    </section>
  );
}
