import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { cleanText } from "../values/clean-text.ts";

/** The runner of this name in a workspace; makes it where there is none. */
export async function ensureRunner(db: Database | Tx, runner: { workspaceId: string; name: string }): Promise<{ id: string }> {
  const { workspaceId } = runner;
  const name = cleanText(runner.name);
  return clientOf(db).runner.upsert({
    where: { workspaceId_name: { workspaceId, name } },
    create: { workspaceId, name },
    update: {},
    select: { id: true },
  });
}
