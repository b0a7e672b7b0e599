import type { BatchId, Run, WorkReport } from "@planloom/scheduler";

/** What whoever last worked on a batch says of it; `null` where they said nothing. */
export function lastReport(run: Run, id: BatchId): WorkReport | null {
  const stage = run.batches[id]?.attempts.at(-1)?.stage;
  return stage?.kind === "ended" || stage?.kind === "reported" ? (stage.report?.account?.said ?? null) : null;
}
