import { type BatchId, explainWait, type Run } from "@planloom/scheduler";
import { standingOf } from "./count-phases.ts";

const FAR: ReadonlySet<string> = new Set(["needs", "some-needs", "failures", "blocked"]);

/** What nobody has begun with and what waits for nothing that has still to be done, in rank order: it starts when there is room and the run goes on. */
export function nextBatches(run: Run): readonly BatchId[] {
  return standingOf(run).waiting.filter((id) => !FAR.has(explainWait(run, id)?.kind ?? ""));
}
