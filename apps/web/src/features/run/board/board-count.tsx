"use client";

import { Badge } from "@planloom/ui";
import { useRunState } from "../live/run-context.tsx";

/** How many entries stand on the board. */
export function BoardCount() {
  const count = useRunState(({ live: { run } }) => run.coordination.board.reduce((sum, { supersededBy }) => (supersededBy === null ? sum + 1 : sum), 0));
  return count === 0 ? null : <Badge>{count.toLocaleString()}</Badge>;
}
