"use client";

import type { BatchId, TaskId } from "@planloom/scheduler";
import { Button, Dialog, EmptyState, Select } from "@planloom/ui";
import { Copy, FileText } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import { toast } from "sonner";
import { usePlanner } from "../planner-context.tsx";
import { sizeWords } from "./part-words.ts";
import { plannedBriefs } from "./planned-brief.ts";
import { PlannedSection } from "./planned-section.tsx";

interface BriefDialogProps {
  readonly task: TaskId;
  readonly onClose: () => void;
}

/** What whoever does a task will be told, made from the plan as it is typed, and the fields it is made from. */
export function BriefDialog({ task: id, onClose }: BriefDialogProps) {
  const plan = usePlanner((state) => state.draft.plan);
  const task = plan.tasks.find((one) => one.id === id);
  // What is typed shows in its field first.
  const shownPlan = useDeferredValue(plan);
  const briefs = useMemo(() => plannedBriefs(shownPlan, id), [shownPlan, id]);
  const [chosen, setChosen] = useState<BatchId | null>(null);
  const shown = briefs.find(({ batch }) => batch === chosen) ?? briefs[0];
  const copy = (): void => {
    navigator.clipboard.writeText(shown?.brief.text ?? "").then(
      () => toast.success("The brief was copied"),
      // Browsers have no clipboard for pages that did not come over TLS.
      () => toast.error("The browser did not allow copying; mark the text instead"),
    );
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="xl"
      title={`Brief: ${task?.title || id}`}
      description="What whoever does it will be told, as the plan is now. What you change here changes the plan; in a run each brief can be changed once more."
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      {shown === undefined || task === undefined ? (
        <EmptyState icon={<FileText aria-hidden />} title="There is nothing to tell">
          A sync point does no work, so nobody is told anything.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-3">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-xs text-muted">
            {shown.count === 1 ? null : (
              <Select aria-label="Batch" value={shown.batch} onChange={(event) => setChosen(briefs.find(({ batch }) => batch === event.target.value)?.batch ?? null)} className="w-40">
                {briefs.map(({ batch, index, count }) => (
                  <option key={batch} value={batch}>
                    Batch {index} of {count}
                  </option>
                ))}
              </Select>
            )}
            <span className="tabular-nums">{sizeWords(shown.brief.text.length)}</span>
            <Button size="sm" variant="ghost" className="ml-auto" onClick={copy}>
              <Copy aria-hidden /> Copy
            </Button>
          </div>
          {shown.parts.map((view) => (
            <PlannedSection key={view.part} task={task} view={view} batches={shown.count} />
          ))}
        </div>
      )}
    </Dialog>
  );
}
