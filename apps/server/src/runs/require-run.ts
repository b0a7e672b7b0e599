import { ApiError } from "@planloom/api";
import { type Database, isRunOf } from "@planloom/db";

/** Throws `not-found` unless there is such a run in the workspace: nobody may learn of another one's. */
export type RequireRun = (run: string) => Promise<void>;

export function requireRunOf(db: Database, workspaceId: string): RequireRun {
  return async (run) => {
    if (!(await isRunOf(db, workspaceId, run))) throw new ApiError("not-found", "There is no such run.");
  };
}
