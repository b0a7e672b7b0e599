import { ApiError, type RunStartResult } from "@planloom/api";
import { findRun, sqlStateOf } from "@planloom/db";
import { startRun, type StartParts, type WantedRun } from "./start-run.ts";

const UNIQUE_VIOLATION = "23505";

/**
 * Starts a run, or gives the one that was started with this id before: whoever got no answer asks again without ending
 * up with two. Refuses an id that a run of another plan, or of another revision where one is named, has.
 */
export async function startOnce(parts: StartParts, wanted: WantedRun, by: string): Promise<RunStartResult> {
  const before = await startedBefore(parts, wanted);
  if (before !== null) return before;
  try {
    return await startRun(parts, wanted, by);
  } catch (error) {
    // Somebody was faster with the same id, most likely the same caller.
    const meanwhile = sqlStateOf(error) === UNIQUE_VIOLATION || isUniqueInPrisma(error) ? await startedBefore(parts, wanted) : null;
    if (meanwhile === null) throw error;
    return meanwhile;
  }
}

async function startedBefore({ db, workspaceId }: StartParts, { run, planId, revision }: WantedRun): Promise<RunStartResult | null> {
  const found = run === undefined ? null : await findRun(db, run);
  if (run === undefined || found === null) return null;
  const isTheSame = found.workspaceId === workspaceId && found.planId === planId && (revision === undefined || found.planRevision === revision);
  if (!isTheSame) throw new ApiError("invalid", "There is a run with this id already, and it is of another plan or revision. Ask with a new id.");
  return { kind: "started", run, number: found.number };
}

/** Prisma keeps nothing of the original where it knows what happened. */
function isUniqueInPrisma(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2002";
}
