import type { RunDraft } from "../run-draft.ts";
import type { BatchSpec } from "../run-spec.ts";
import type { AttemptReport, AttemptStage, Batch } from "../run.ts";
import { acceptBatch } from "./accept-batch.ts";
import { sendToRework } from "./send-to-rework.ts";

/** How often a batch goes round again because its check said no, before a person is asked. */
export const AUTOMATIC_REWORKS = 2;

/** Work that is over and did not fail. */
export interface FinishedWork {
  readonly startedAt: number;
  readonly runner: string | null;
  readonly report: AttemptReport;
}

/**
 * Hands finished work to its check-in. Where the command decides alone, what it passes is accepted, and what it fails
 * is sent to rework with its last lines as notes, twice at most. Whoever decides, so is a task that returns tasks: most
 * often they could not join the run, and the reasons mean more to whoever wrote them. In every other case a person looks.
 */
export function handIn(draft: RunDraft, spec: BatchSpec, work: FinishedWork): void {
  const stage: AttemptStage = { kind: "reported", endedAt: draft.at, ...work };
  const { acceptance, missingOutputs } = work.report;
  if (missingOutputs.length === 0) {
    const isRefused = acceptance?.passed === false;
    const byCommand = spec.acceptance === "command";
    if (byCommand && !isRefused) {
      acceptBatch(draft, spec.id, { stage, verdict: "accept", by: "command", notes: null });
      return;
    }
    // A sync point did nothing that could be done better; what came together there does not fit.
    const mayImprove = spec.work !== "none" && (byCommand || spec.expands);
    if (isRefused && mayImprove && acceptance.code !== null && reworksByCommand(draft.batch(spec.id)) < AUTOMATIC_REWORKS) {
      sendToRework(draft, spec.id, { stage, by: "command", notes: acceptance.tail, tags: [] });
      return;
    }
  }
  draft.setStage(spec.id, stage);
  draft.setPhase(spec.id, { kind: "checking", since: draft.at });
}

function reworksByCommand(batch: Batch): number {
  return batch.attempts.filter(({ stage }) => {
    const ending = stage.kind === "ended" ? stage.ending : null;
    return ending?.kind === "checked-in" && ending.verdict === "rework" && ending.by === "command";
  }).length;
}
