"use client";

import type { Dependency, Plan } from "@planloom/scheduler";
import { Button } from "@planloom/ui";
import { Trash2 } from "lucide-react";
import type { CanvasSelection } from "../../../canvas/plan-canvas.tsx";
import { useEdit } from "../planner-context.tsx";
import { ChoiceField } from "./choice-field.tsx";
import { KIND_CHOICES } from "./choices.ts";

interface DependencyInspectorProps {
  readonly plan: Plan;
  readonly dependency: Dependency;
  readonly onSelect: (selection: CanvasSelection) => void;
}

/** One dependency: which kind it is, and between which tasks. */
export function DependencyInspector({ plan, dependency: { from, to, kind }, onSelect }: DependencyInspectorProps) {
  const edit = useEdit();
  const link = (id: typeof from) => (
    <button type="button" className="font-medium text-accent-ink hover:underline" onClick={() => onSelect({ tasks: [id], dependency: null })}>
      {plan.tasks.find((task) => task.id === id)?.title ?? id}
    </button>
  );
  return (
    <div className="flex flex-col gap-3 p-4">
      <h2 className="text-base font-semibold">Dependency</h2>
      <p className="text-sm">
        {link(to)} needs {link(from)}.
      </p>
      <ChoiceField label="Kind of dependency" value={kind} choices={KIND_CHOICES} onChange={(next) => edit([{ type: "change-dependency", from, to, kind: next }])} />
      <Button
        variant="danger"
        onClick={() => {
          edit([{ type: "disconnect", from, to }]);
          onSelect({ tasks: [], dependency: null });
        }}
      >
        <Trash2 aria-hidden /> Remove the dependency
      </Button>
    </div>
  );
}
