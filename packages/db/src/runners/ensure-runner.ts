import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { cleanText } from "../values/clean-text.ts";

/** The runner of this name in a workspace; makes it where there is none. One that was removed comes back. */
export async function ensureRunner(db: Database | Tx, runner: { workspaceId: string; name: string }): Promise<{ id: string }> {
  const { workspaceId } = runner;
  const name = cleanText(runner.name);
  return clientOf(db).runner.upsert({
    where: { workspaceId_name: { workspaceId, name } },
    create: { workspaceId, name },
    update: { removedAt: null },
    select: { id: true },
  });
}
