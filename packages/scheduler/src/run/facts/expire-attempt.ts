import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import type { LiveWork } from "./find-live.ts";

/** Tells the runner of an attempt whose time is up to end it. Whoever delivers the alarm answers for its time. */
export function expireAttempt(draft: RunDraft, { spec, attempt }: LiveWork): Refusal | null {
  const { stage } = attempt;
  if (stage.kind !== "running") return refuse("not-now", `Attempt ${attempt.id} is not running`);
  if (stage.stopping !== null) return refuse("not-now", `Attempt ${attempt.id} is already being stopped`);
  draft.setStage(spec.id, { ...stage, stopping: { kind: "timeout" } });
  draft.commands.push({ type: "stop", attempt: attempt.id, epoch: attempt.epoch });
  return null;
}
