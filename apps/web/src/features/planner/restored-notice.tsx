"use client";

import { Button, Notice } from "@planloom/ui";
import { useOpenPlan, usePlanner } from "./planner-context.tsx";

/** Says that unsaved work from an earlier visit is back, and offers to drop it. */
export function RestoredNotice() {
  const { store } = useOpenPlan();
  const restored = usePlanner((state) => state.restored);
  if (!restored) return null;
  return (
    <Notice
      tone="info"
      className="items-center rounded-none px-4 py-1.5 max-sm:flex-wrap"
      actions={
        <div className="flex gap-2">
          <Button size="sm" onClick={() => store.getState().dropRestored()}>
            Drop them
          </Button>
          <Button size="sm" onClick={() => store.getState().keepRestored()}>
            Keep them
          </Button>
        </div>
      }
    >
      Changes from an earlier visit that had not reached the server are back.
    </Notice>
  );
}
