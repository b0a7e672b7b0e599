import { clientOf } from "../session/database.ts";
import type { Database } from "../session/database.ts";
import { migrations } from "./schema-files.ts";

/** The migrations of this version that the database does not have. One of a newer version may have more. */
export async function pendingMigrations(db: Database): Promise<readonly string[]> {
  const rows = await clientOf(db).$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const applied = new Set(rows.map(({ name }) => name));
  return migrations().filter(({ name }) => !applied.has(name)).map(({ name }) => name);
}
