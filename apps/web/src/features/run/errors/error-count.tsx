"use client";

import { Badge } from "@planloom/ui";
import { useRunState } from "../live/run-context.tsx";
import { errorsOf, openErrors } from "./errors-of.ts";

/** How many batches went wrong and wait for a person, or, where none does, how many went wrong at all. */
export function ErrorCount() {
  const open = useRunState((state) => openErrors(state.live.run));
  const all = useRunState((state) => errorsOf(state.live.run).reduce((sum, { batches }) => sum + batches.length, 0));
  if (all === 0) return null;
  return open > 0 ? (
    <Badge tone="danger">
      {open}
      <span className="sr-only"> to decide</span>
    </Badge>
  ) : (
    <Badge tone="neutral">{all}</Badge>
  );
}
