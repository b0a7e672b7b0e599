import type { RunDetail } from "@planloom/api";
import { liveAttempt } from "@planloom/scheduler";
import { safeText } from "../safe-text.ts";

/** What a run waits for people to do, each with the command that does it. */
export function askedOfPeople({ summary, state }: Pick<RunDetail, "summary" | "state">): string[] {
  return state.spec.batches.flatMap(({ id, title }) => {
    const batch = state.batches[id];
    if (batch === undefined) return [];
    const named = `${summary.number} ${id}`;
    if (batch.phase.kind === "checking") return [`  → ${safeText(title)} waits for your verdict: planloom checkin ${named} --accept (or --minor, or --rework --notes TEXT)`];
    if (batch.phase.kind === "failed" && summary.status !== "failed") return [`  → ${safeText(title)} failed: planloom retry ${named}, or planloom skip ${named}`];
    return liveAttempt(batch)?.stage.kind === "with-person" ? [`  → ${safeText(title)} is for a person: planloom done ${named} when it is done`] : [];
  });
}
