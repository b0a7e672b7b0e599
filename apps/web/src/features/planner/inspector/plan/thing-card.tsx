"use client";

import { ConfirmDialog, IconButton } from "@planloom/ui";
import { Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { toast } from "sonner";
import { useOpenPlan } from "../../planner-context.tsx";

export interface ThingCardProps {
  /** What it is: `stream`, `agent`, `resource`. */
  readonly noun: string;
  readonly id: string;
  readonly name: string;
  /** What uses it, such as `3 tasks`; `null` where nothing does, and nobody needs to be asked. */
  readonly users: string | null;
  /** What becomes of the users when it is gone. */
  readonly consequence: string;
  readonly onDelete: () => void;
  readonly children: ReactNode;
}

/** One thing that tasks share, with its fields, and its deletion: asked for where it is in use, and taken back by undo. */
export function ThingCard({ noun, id, name, users, consequence, onDelete, children }: ThingCardProps) {
  const { store } = useOpenPlan();
  const [isAsking, setAsking] = useState(false);
  const remove = (): void => {
    onDelete();
    toast(`The ${noun} "${name}" is deleted`, { action: { label: "Undo", onClick: () => store.getState().undo() } });
  };
  return (
    <li data-field={`${noun}.${id}`} className="rounded-lg border border-line p-3">
      <div className="mb-2 flex items-center gap-2">
        <h3 className="min-w-0 flex-1 truncate text-sm font-medium">{name}</h3>
        <span className="text-2xs text-faint">{users ?? "not used"}</span>
        <IconButton size="sm" label={`Delete the ${noun} ${name}`} icon={<Trash2 />} onClick={() => (users === null ? remove() : setAsking(true))} className="-my-1 w-6" />
      </div>
      <div className="flex flex-col gap-2.5">{children}</div>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Delete the ${noun} "${name}"?`}
        description={`It is used by ${users ?? "nothing"}. ${consequence} You can undo this.`}
        confirmLabel={`Delete ${noun}`}
        danger
        onConfirm={remove}
      />
    </li>
  );
}
