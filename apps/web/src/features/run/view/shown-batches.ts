import type { BatchSpec, Run } from "@planloom/scheduler";

/** Which batches of a run somebody wants to see. */
export type BatchFilter = "all" | "open" | "over";

/** The batches that pass the filter and have the text in their title or id, in rank order. */
export function shownBatches(run: Run, filter: BatchFilter, text: string): BatchSpec[] {
  const sought = text.trim().toLowerCase();
  return run.spec.batches.filter((spec) => {
    if (sought !== "" && !spec.title.toLowerCase().includes(sought) && !spec.id.toLowerCase().includes(sought)) return false;
    return filter === "all" || (filter === "over") === isOver(run, spec);
  });
}

function isOver(run: Run, spec: BatchSpec): boolean {
  const kind = run.batches[spec.id]?.phase.kind;
  return kind === "accepted" || kind === "skipped" || kind === "stopped";
}
