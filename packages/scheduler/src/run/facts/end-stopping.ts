import type { RunDraft } from "../run-draft.ts";
import type { AttemptEnding, AttemptReport, AttemptStage, StopCause } from "../run.ts";
import { changeAgent } from "./change-agent.ts";
import { endedStage } from "./ended-stage.ts";
import type { LiveWork } from "./find-live.ts";

interface Stopped {
  readonly stage: Extract<AttemptStage, { kind: "running" }>;
  readonly cause: Exclude<StopCause, { kind: "timeout" }>;
  /** What its runner said in the end; `null` where it went away. */
  readonly report: AttemptReport | null;
}

/** Ends an attempt that was being stopped, and does with its batch what it was stopped for. */
export function endStopping(draft: RunDraft, { spec }: LiveWork, { stage, cause, report }: Stopped): void {
  const { id } = spec;
  const ended = endedStage(stage, draft.at, endingOf(cause));
  draft.setStage(id, { ...ended, report: report ?? ended.report });
  switch (cause.kind) {
    case "person":
      return draft.setPhase(id, { kind: "stopped", at: draft.at });
    case "race":
      return draft.setPhase(id, { kind: "skipped", at: draft.at, by: "race", cause: "race", becauseOf: null });
    case "pause":
    case "blocker":
      return draft.setPhase(id, { kind: "waiting" });
    case "restart":
      draft.setPhase(id, { kind: "waiting" });
      draft.settleAttempts(id, draft.batch(id).notes);
      if (cause.agent !== null) changeAgent(draft, id, cause.agent);
  }
}

function endingOf(cause: Stopped["cause"]): AttemptEnding {
  switch (cause.kind) {
    case "person":
    case "restart":
      return { kind: "stopped", by: cause.by };
    case "race":
      return { kind: "beaten", winner: cause.winner };
    case "pause":
      return { kind: "handed-back" };
    case "blocker":
      return { kind: "blocked", blocker: cause.blocker };
  }
}
