"use client";

import { Button, Notice } from "@planloom/ui";
import { useOpenPlan, usePlanner } from "./planner-context.tsx";

/** Says that unsaved work from an earlier visit is back, and offers to drop it. */
export function RestoredNotice() {
  const { store } = useOpenPlan();
  const restored = usePlanner((state) => state.restored);
  if (!restored) return null;
  return (
    <Notice tone="info" className="flex flex-wrap items-center gap-2 rounded-none border-x-0 py-1.5">
      <span className="flex-1">Changes from an earlier visit that had not reached the server are back.</span>
      <Button size="sm" onClick={() => store.getState().dropRestored()}>
        Drop them
      </Button>
      <Button size="sm" onClick={() => store.getState().keepRestored()}>
        Keep them
      </Button>
    </Notice>
  );
}
