"use client";

import { Badge } from "@planloom/ui";
import { useRunState } from "../live/run-context.tsx";

/** How many blockers are open; red where one of them stops something. */
export function BlockerCount() {
  const open = useRunState(({ live: { run } }) => run.coordination.blockers.reduce((sum, { resolved }) => (resolved === null ? sum + 1 : sum), 0));
  const stops = useRunState(({ live: { run } }) => run.coordination.blockers.some(({ resolved, severity }) => resolved === null && severity !== "minor"));
  if (open === 0) return null;
  return (
    <Badge tone={stops ? "danger" : "info"}>
      {open}
      <span className="sr-only"> open</span>
    </Badge>
  );
}
