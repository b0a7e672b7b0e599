"use client";

import { type Consequences, consequencesOf, type PossibleVerdict } from "@planloom/scheduler";
import { useMemo } from "react";
import { useRunState } from "../live/run-context.tsx";
import { useServerNow } from "../live/use-server-now.ts";

/** Larger runs are not foretold with each event: it takes 50 ms for 1,000 batches. */
const MOST_FORETOLD = 500;

/** What some verdicts would lead to as the run stands now. */
export function useConsequences(verdicts: readonly PossibleVerdict[]): Consequences {
  const run = useRunState((state) => state.live.run);
  const now = useServerNow(false);
  return useMemo(() => consequencesOf(run, verdicts, { now, foretold: run.spec.batches.length <= MOST_FORETOLD }), [run, verdicts, now]);
}
