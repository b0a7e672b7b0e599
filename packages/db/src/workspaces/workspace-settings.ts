import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { jsonText } from "../values/json-text.ts";

/** What the owners of a workspace have set; to be checked by a schema. */
export async function readWorkspaceSettings(db: Database | Tx, workspaceId: string): Promise<unknown> {
  const row = await clientOf(db).workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { settings: true } });
  return row.settings;
}

/** Sets some of it; the rest stays. */
export async function changeWorkspaceSettings(db: Database | Tx, workspaceId: string, change: Readonly<Record<string, unknown>>): Promise<void> {
  await clientOf(db).$executeRaw`UPDATE workspace SET settings = settings || ${jsonText(change)}::jsonb WHERE id = ${workspaceId}::uuid`;
}
