import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { isUuid } from "../values/is-uuid.ts";

/** Hides a plan; its revisions and runs stay readable. `false` if there is none, or it was removed before. */
export async function removePlan(db: Database | Tx, planId: string): Promise<boolean> {
  if (!isUuid(planId)) return false;
  const removed = await clientOf(db).$executeRaw`UPDATE plan SET removed_at = now() WHERE id = ${planId}::uuid AND removed_at IS NULL`;
  return removed === 1;
}
