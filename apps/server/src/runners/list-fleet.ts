import type { Fleet } from "@planloom/api";
import { type Database, databaseTime, listRunners } from "@planloom/db";

interface FleetParts {
  readonly db: Database;
  readonly workspaceId: string;
  readonly suspectAfterMs: number;
}

/** The runners of the workspace, and whether they were heard of lately. Removed ones are listed too: runs name them. */
export async function listFleet({ db, workspaceId, suspectAfterMs }: FleetParts): Promise<Fleet> {
  const now = await databaseTime(db);
  return (await listRunners(db, workspaceId)).map(({ removed, isShutDown, labels, declared, ...runner }) => ({
    ...runner,
    labels: [...labels],
    declared: [...declared],
    state: removed ? "removed" : isShutDown ? "shut-down" : stateOf(runner.lastSeenAt, now - suspectAfterMs),
  }));
}

function stateOf(lastSeenAt: number | null, silentSince: number): Fleet[number]["state"] {
  if (lastSeenAt === null) return "never-seen";
  return lastSeenAt < silentSince ? "silent" : "online";
}
