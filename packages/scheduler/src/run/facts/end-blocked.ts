import type { BlockerId } from "../../plan/ids.ts";
import type { RunDraft } from "../run-draft.ts";
import type { AttemptReport } from "../run.ts";
import { endedStage } from "./ended-stage.ts";
import type { LiveWork } from "./find-live.ts";

/** Ends an attempt that cannot go on before somebody has dealt with what it reports; its batch waits for that. */
export function endBlocked(draft: RunDraft, { spec }: LiveWork, { report, blocker }: { readonly report: AttemptReport; readonly blocker: BlockerId }): void {
  const { stage } = draft.lastAttempt(spec.id);
  draft.setStage(spec.id, { ...endedStage(stage, draft.at, { kind: "blocked", blocker }), report });
  draft.setPhase(spec.id, { kind: "waiting" });
}
