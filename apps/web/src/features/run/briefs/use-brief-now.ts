import { type Brief, makeBrief } from "@planloom/briefing";
import type { BatchSpec } from "@planloom/scheduler";
import { useMemo } from "react";
import { useRunState } from "../live/run-context.tsx";

/** What would be sent for a batch at this moment: to the attempt that is live, or else to the next. */
export function useBriefNow(spec: BatchSpec): Brief {
  const run = useRunState((state) => state.live.run);
  const plan = useRunState((state) => state.live.plan);
  return useMemo(() => makeBrief({ plan, run, spec, attempt: null }), [plan, run, spec]);
}
