import { clientOf } from "../session/database.ts";
import type { Database } from "../session/database.ts";
import { isUuid } from "../values/is-uuid.ts";

/** Those of some ids that are runs, of whichever workspace. */
export async function knownRuns(db: Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await clientOf(db).run.findMany({ where: { id: { in: ids.filter(isUuid) } }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}
