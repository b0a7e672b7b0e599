import { clientOf } from "../session/database.ts";
import type { Tx } from "../session/database.ts";
import { cleanText } from "../values/clean-text.ts";

/**
 * Moves a plan on by one revision if `baseRevision` is still its latest; `null` if it is not, or if the plan is gone.
 * The condition and the step are one statement: of two savers on the same base the second waits for the first, then
 * finds that the number has moved on.
 */
export async function advancePlan(tx: Tx, planId: string, { baseRevision, name }: { baseRevision: number; name: string }): Promise<number | null> {
  const [row] = await clientOf(tx).$queryRaw<{ latest_revision: number }[]>`
    UPDATE plan SET latest_revision = latest_revision + 1, name = ${cleanText(name)}, updated_at = now()
    WHERE id = ${planId}::uuid AND latest_revision = ${baseRevision} AND removed_at IS NULL
    RETURNING latest_revision`;
  return row?.latest_revision ?? null;
}
