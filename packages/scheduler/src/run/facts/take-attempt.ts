import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import type { LiveWork } from "./find-live.ts";

/**
 * A person takes up the work that waits for one. Refused while somebody else has it, while the run is not running, and
 * while its files are in use: from here on they are held.
 */
export function takeAttempt(draft: RunDraft, { spec, attempt }: LiveWork, by: string): Refusal | null {
  if (attempt.stage.kind !== "with-person") return refuse("not-now", `Attempt ${attempt.id} does not wait for a person`);
  if (attempt.stage.by !== null) return refuse("not-now", `${attempt.stage.by} has already taken ${spec.title}`);
  if (draft.status !== "running") return refuse("not-now", `Nothing starts while the run is ${draft.status}`);
  const file = draft.tally.occupancy.fileObstacle(spec);
  if (file !== null) {
    return refuse("not-now", `${file.path} is in use by ${draft.batchSpec(file.batch).title}; take it when that is done`);
  }
  draft.setStage(spec.id, { kind: "with-person", startedAt: draft.at, by });
  return null;
}
