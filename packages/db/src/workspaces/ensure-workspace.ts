import { clientOf } from "../session/database.ts";
import type { Database } from "../session/database.ts";
import { cleanText } from "../values/clean-text.ts";

export interface EnsuredWorkspace {
  readonly id: string;
  /** Whether this call made it: the moment to put examples in. */
  readonly created: boolean;
}

/** The oldest workspace; makes one with this name where there is none. Two callers at once get the same one. */
export function ensureWorkspace(db: Database, name: string): Promise<EnsuredWorkspace> {
  return db.transaction(async (tx) => {
    const client = clientOf(tx);
    // Conflicts with itself but lets readers and the engine go on.
    await client.$executeRaw`LOCK TABLE workspace IN SHARE ROW EXCLUSIVE MODE`;
    const oldest = await client.workspace.findFirst({ orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: { id: true } });
    if (oldest !== null) return { id: oldest.id, created: false };
    const made = await client.workspace.create({ data: { name: cleanText(name) }, select: { id: true } });
    return { id: made.id, created: true };
  });
}
