import type { Batch, BatchSpec } from "@planloom/scheduler";
import type { DetailTab } from "../run-place.ts";

/** What somebody who opens a batch most likely wants: its log while it runs, its task before, its check-in after. */
export function startTab(spec: BatchSpec, batch: Batch): DetailTab {
  if (batch.attempts.length === 0) return "task";
  return batch.attempts.at(-1)?.stage.kind === "running" && spec.work === "runner" ? "log" : "check-in";
}
