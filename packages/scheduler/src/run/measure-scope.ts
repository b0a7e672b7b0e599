import type { TaskId } from "../plan/ids.ts";
import type { Coordination } from "./coordination/coordination.ts";
import type { BatchSpec } from "./run-spec.ts";
import type { Attempt, Batch } from "./run.ts";

/** Whether a file lies inside what a task may write; `null` where the plan does not say. */
export type IsInside = (task: TaskId, file: string) => boolean | null;

export interface ScopeMeasures {
  /** Files that attempts are known to have changed, each once for each attempt. */
  readonly filesChanged: number;
  /** Of them, those that their task might write when they were changed. */
  readonly filesInside: number;
}

/**
 * How far the work on a batch kept to its files. What somebody decided about had not been declared, also where it is
 * now. Attempts that nobody watched, files beyond those that are named, and those of which the plan does not say count for
 * nothing.
 */
export function measureScope({ task }: BatchSpec, { attempts }: Batch, { audits }: Coordination, isInside: IsInside): ScopeMeasures {
  let [filesChanged, filesInside] = [0, 0];
  for (const attempt of attempts) {
    const decided = new Set(audits.filter((audit) => audit.attempt === attempt.id).flatMap(({ files }) => files));
    for (const file of changedBy(attempt)) {
      const inside = isInside(task, file);
      if (inside === null) continue;
      filesChanged += 1;
      if (inside && !decided.has(file)) filesInside += 1;
    }
  }
  return { filesChanged, filesInside };
}

function changedBy({ stage }: Attempt): readonly string[] {
  return (stage.kind === "ended" || stage.kind === "reported" ? stage.report?.account?.changed?.files : undefined) ?? [];
}
