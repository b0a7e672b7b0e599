import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import type { Attempt } from "../run.ts";
import { endStopping } from "./end-stopping.ts";
import { endedStage } from "./ended-stage.ts";
import { failAttempt } from "./fail-attempt.ts";
import { failBatch } from "./fail-batch.ts";
import type { LiveWork } from "./find-live.ts";

/** Work that loses its runner this often is likely to be what kills them. */
const MOST_LOSSES = 3;

/** Gives up on the runner of an attempt; by policy another attempt is made or a person is asked. */
export function loseAttempt(draft: RunDraft, work: LiveWork): Refusal | null {
  const { spec, batch, attempt } = work;
  const { stage } = attempt;
  if (stage.kind !== "running") return refuse("not-now", `Attempt ${attempt.id} has no runner to lose`);
  if (stage.stopping !== null && stage.stopping.kind !== "timeout") {
    endStopping(draft, work, { stage, cause: stage.stopping, report: null });
    return null;
  }
  // Of a person's work only the acceptance command was cut short, and that can simply be run again.
  if (stage.stopping?.kind === "timeout" && stage.done === null) {
    failAttempt(draft, work, { ending: { kind: "timed-out" }, report: null, message: "It ran out of time, and its runner went away" });
    return null;
  }
  draft.setStage(spec.id, endedStage(stage, draft.at, { kind: "lost" }));
  const losses = draft.batch(spec.id).attempts.slice(batch.settledAttempts).filter(wasLost).length;
  if (losses >= MOST_LOSSES) failBatch(draft, spec, `Its runner went away ${losses} times, so it was set aside`);
  else if (draft.spec.onLost === "ask") failBatch(draft, spec, "Its runner went away; look at what it did before you retry");
  else draft.setPhase(spec.id, { kind: "waiting" });
  return null;
}

function wasLost({ stage }: Attempt): boolean {
  return stage.kind === "ended" && stage.ending.kind === "lost";
}
