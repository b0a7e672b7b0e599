import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { heldLease } from "./lease.ts";
import type { HeldLease } from "./lease.ts";

/** Everything a runner holds, oldest epoch of each run first. */
export async function leasesOfRunner(db: Database | Tx, runnerId: string): Promise<readonly HeldLease[]> {
  const rows = await clientOf(db).lease.findMany({ where: { runnerId }, orderBy: [{ runId: "asc" }, { epoch: "asc" }] });
  return rows.map(heldLease);
}

/** What of it the runner is to end. */
export async function leasesToStop(db: Database | Tx, runnerId: string): Promise<readonly HeldLease[]> {
  const rows = await clientOf(db).lease.findMany({ where: { runnerId, stop: true }, orderBy: [{ runId: "asc" }, { epoch: "asc" }] });
  return rows.map(heldLease);
}
