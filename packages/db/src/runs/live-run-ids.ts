import type { RunStatus } from "@planloom/scheduler";
import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";

/** The states of a run that has not ended. */
export const LIVE: readonly RunStatus[] = ["created", "running", "pausing", "paused", "stopping"];

/** The runs that have not ended, oldest first: what a server that has just started looks after. */
export async function liveRunIds(db: Database | Tx): Promise<readonly string[]> {
  const rows = await clientOf(db).run.findMany({ where: { status: { in: [...LIVE] } }, orderBy: { createdAt: "asc" }, select: { id: true } });
  return rows.map((row) => row.id);
}
