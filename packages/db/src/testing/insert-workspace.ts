import { clientOf } from "../session/database.ts";
import type { Database } from "../session/database.ts";

/** Makes one more workspace and gives its id. */
export async function insertWorkspace(db: Database, name: string): Promise<string> {
  return (await clientOf(db).workspace.create({ data: { name }, select: { id: true } })).id;
}
