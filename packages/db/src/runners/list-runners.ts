import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { toMsOrNull } from "../values/time.ts";
import type { RunnerTraits } from "./touch-runner.ts";

export interface ListedRunner extends RunnerTraits {
  readonly id: string;
  readonly name: string;
  /** By the database's clock; `null` if it never connected. */
  readonly lastSeenAt: number | null;
  /** How many attempts it holds. */
  readonly busy: number;
}

/** The runners of a workspace by name. */
export async function listRunners(db: Database | Tx, workspaceId: string): Promise<readonly ListedRunner[]> {
  const rows = await clientOf(db).runner.findMany({
    where: { workspaceId },
    orderBy: { name: "asc" },
    select: { id: true, name: true, version: true, capacity: true, killLevel: true, lastSeenAt: true, _count: { select: { leases: true } } },
  });
  return rows.map(({ _count, lastSeenAt, ...row }) => ({ ...row, lastSeenAt: toMsOrNull(lastSeenAt), busy: _count.leases }));
}
