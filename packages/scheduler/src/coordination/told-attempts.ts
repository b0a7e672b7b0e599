import type { TaskId } from "../plan/ids.ts";
import type { BoardEntry } from "../run/coordination/coordination.ts";
import type { Attempt, Run } from "../run/run.ts";
import { specIndex } from "../run/spec-index.ts";

/**
 * The attempts at these tasks that began while an entry stood on the board, oldest first: those whose brief could carry
 * it. `tasks`: whom the entry is addressed to, see `tasksTold`. O(entries + batches of the tasks).
 */
export function toldAttempts(run: Run, entry: BoardEntry, tasks: readonly TaskId[]): readonly Attempt[] {
  const until = run.coordination.board.find(({ id }) => id === entry.supersededBy)?.at ?? Infinity;
  const batches = specIndex(run.spec).batchesOfTask();
  return tasks
    .flatMap((task) => batches.get(task) ?? [])
    .flatMap(({ id }) => run.batches[id]?.attempts ?? [])
    .filter((attempt) => {
      const began = beganAt(attempt);
      return began !== null && began >= entry.at && began < until && !isOwn(entry, attempt);
    })
    .toSorted((one, other) => one.epoch - other.epoch);
}

const isOwn = ({ source }: BoardEntry, { id }: Attempt): boolean => source.kind === "attempt" && source.attempt === id;

function beganAt({ stage, offeredAt }: Attempt): number | null {
  if (stage.kind === "offered") return null;
  return stage.kind === "with-person" ? offeredAt : stage.startedAt;
}
