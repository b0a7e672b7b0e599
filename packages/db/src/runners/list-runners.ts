import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { toMsOrNull } from "../values/time.ts";
import type { StoredGrant } from "./find-grant.ts";
import type { RunnerTraits } from "./touch-runner.ts";

export interface ListedRunner extends Required<RunnerTraits>, StoredGrant {
  readonly id: string;
  readonly name: string;
  /** By the database's clock; `null` if it never connected. */
  readonly lastSeenAt: number | null;
  /** Whether it said that it was shut down, and was not heard since. */
  readonly isShutDown: boolean;
  /** How many attempts it holds. */
  readonly busy: number;
}

/** The runners of a workspace by name, those that were removed too. */
export async function listRunners(db: Database | Tx, workspaceId: string): Promise<readonly ListedRunner[]> {
  const rows = await clientOf(db).runner.findMany({
    where: { workspaceId },
    orderBy: { name: "asc" },
    omit: { workspaceId: true },
    include: { _count: { select: { leases: true } } },
  });
  return rows.map(({ _count, lastSeenAt, shutDownAt, drainedAt, removedAt, ...row }) => ({
    ...row,
    lastSeenAt: toMsOrNull(lastSeenAt),
    isShutDown: shutDownAt !== null,
    draining: drainedAt !== null,
    removed: removedAt !== null,
    busy: _count.leases,
  }));
}
