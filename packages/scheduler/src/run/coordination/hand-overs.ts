import { type AttemptId, type BatchId, handOverId } from "../../plan/ids.ts";
import { liveAttempt } from "../live-attempt.ts";
import type { RunDraft } from "../run-draft.ts";
import type { Attempt, Batch } from "../run.ts";
import type { Coordination, HandOver } from "./coordination.ts";

const known = new WeakMap<Coordination["handOvers"], readonly HandOver[]>();

/** The hand-overs that nobody has settled, oldest first. Found once per list. */
export function openHandOvers({ handOvers }: Coordination): readonly HandOver[] {
  const found = known.get(handOvers);
  if (found !== undefined) return found;
  const made = handOvers.filter(({ settled }) => settled === null);
  known.set(handOvers, made);
  return made;
}

/**
 * Opens a hand-over to each of these batches whose present work began at `since` or later (`null`: whenever) and still
 * counts: it rests on what has changed now.
 */
export function openTo(draft: RunDraft, batches: Iterable<BatchId>, { cause, since }: { readonly cause: HandOver["cause"]; readonly since: number | null }): void {
  const { coordination } = draft.run;
  const there = new Set(coordination.handOvers.map(({ id }) => id));
  const opened: HandOver[] = [];
  for (const id of new Set(batches)) {
    const attempt = usedBy(draft.find(id), since);
    if (attempt === null) continue;
    const handOver: HandOver = { id: idOf(attempt, cause), batch: id, attempt, cause, openedAt: draft.at, settled: null };
    if (!there.has(handOver.id)) opened.push(handOver);
  }
  if (opened.length > 0) draft.setCoordination({ ...coordination, handOvers: [...coordination.handOvers, ...opened] });
}

/** The attempt whose work rests on what there was; `null` where none has begun, or none that counts. */
function usedBy(batch: Batch | undefined, since: number | null): AttemptId | null {
  const last = batch?.attempts.at(-1);
  if (batch === undefined || last === undefined) return null;
  if (batch.phase.kind !== "accepted" && liveAttempt(batch) === null) return null;
  const startedAt = beganAt(last);
  return startedAt !== null && (since === null || startedAt >= since) ? last.id : null;
}

function beganAt({ stage }: Attempt): number | null {
  return stage.kind === "offered" ? null : stage.startedAt;
}

function idOf(attempt: AttemptId, cause: HandOver["cause"]): HandOver["id"] {
  return handOverId(cause.kind === "contract" ? `${attempt}<${cause.entry}` : `${attempt}<${cause.batch}`);
}
