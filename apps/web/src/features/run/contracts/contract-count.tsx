"use client";

import { Badge } from "@planloom/ui";
import { useRunState } from "../live/run-context.tsx";

/** How many hand-overs of contracts wait for a decision. */
export function ContractCount() {
  const open = useRunState(({ live: { run } }) => run.coordination.handOvers.reduce((sum, { settled, cause }) => (settled === null && cause.kind === "contract" ? sum + 1 : sum), 0));
  return open === 0 ? null : (
    <Badge tone="person">
      {open}
      <span className="sr-only"> hand-overs to decide</span>
    </Badge>
  );
}
