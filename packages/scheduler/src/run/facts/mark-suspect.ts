import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import type { LiveWork } from "./find-live.ts";

/** Notes that the runner of an attempt fell silent, or was heard again. */
export function markSuspect(draft: RunDraft, { spec, attempt }: LiveWork, suspect: boolean): Refusal | null {
  const { stage } = attempt;
  if (stage.kind !== "running") return refuse("not-now", `Attempt ${attempt.id} is not running`);
  if (stage.suspect === suspect) return refuse("not-now", `That is already known of attempt ${attempt.id}`);
  draft.setStage(spec.id, { ...stage, suspect });
  return null;
}
