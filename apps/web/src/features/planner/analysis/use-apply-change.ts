import type { Plan, PlanEdit } from "@planloom/scheduler";
import { useCallback } from "react";
import { toast } from "sonner";
import { useEdit, useOpenPlan } from "../planner-context.tsx";

/** Makes a proposed change as one step that can be undone, unless the plan is no longer the one it was proposed for. */
export function useApplyChange(plan: Plan): (edits: readonly PlanEdit[]) => void {
  const { store } = useOpenPlan();
  const edit = useEdit();
  return useCallback(
    (edits) => {
      if (store.getState().draft.plan !== plan) toast("The plan has changed meanwhile; this is being worked out again.");
      else if (edit(edits)) toast("The change is made", { action: { label: "Undo", onClick: () => store.getState().undo() } });
    },
    [store, edit, plan],
  );
}
