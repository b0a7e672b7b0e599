import { type Attempt, auditScope, type ScopeAudit } from "@planloom/scheduler";
import { useMemo } from "react";
import { useRunState } from "../live/run-context.tsx";

/** What is to be decided about files that an attempt changed outside its scope; `null` where nothing is. */
export function useScopeAudit(attempt: Attempt): ScopeAudit | null {
  const run = useRunState((state) => state.live.run);
  const plan = useRunState((state) => state.live.plan);
  return useMemo(() => auditScope(plan, run, attempt), [plan, run, attempt]);
}
