import type { Database } from "../session/database.ts";
import { cleanText } from "../values/clean-text.ts";

export interface StoredSecret {
  readonly name: string;
  /** Encrypted; text without a meaning to this package. */
  readonly sealed: string;
  readonly setBy: string;
  /** Milliseconds since 1970, here and below. */
  readonly setAt: number;
  readonly usedAt: number | null;
}

interface NamedSecret {
  readonly workspaceId: string;
  readonly name: string;
}

/** All secrets of a workspace by name. */
export async function listSecrets(db: Database, workspaceId: string): Promise<StoredSecret[]> {
  const rows = await db.query<Omit<StoredSecret, "setAt" | "usedAt"> & { setAt: Date; usedAt: Date | null }>({
    name: "list-secrets",
    text: `SELECT name, sealed, set_by AS "setBy", set_at AS "setAt", used_at AS "usedAt" FROM secret WHERE workspace_id = $1::uuid ORDER BY name`,
    values: [workspaceId],
  });
  return rows.map(({ setAt, usedAt, ...row }) => ({ ...row, setAt: setAt.getTime(), usedAt: usedAt?.getTime() ?? null }));
}

/** Adds a secret, or gives the one of this name another value. */
export async function setSecret(db: Database, { workspaceId, name }: NamedSecret, { sealed, by }: { sealed: string; by: string }): Promise<void> {
  await db.query({
    name: "set-secret",
    text: `INSERT INTO secret (workspace_id, name, sealed, set_by) VALUES ($1::uuid, $2, $3, $4)
           ON CONFLICT (workspace_id, name) DO UPDATE SET sealed = excluded.sealed, set_by = excluded.set_by, set_at = clock_timestamp(), used_at = NULL`,
    values: [workspaceId, name, sealed, cleanText(by)],
  });
}

/** `false` if there is no such secret. */
export async function removeSecret(db: Database, { workspaceId, name }: NamedSecret): Promise<boolean> {
  const rows = await db.query({ name: "remove-secret", text: "DELETE FROM secret WHERE workspace_id = $1::uuid AND name = $2 RETURNING name", values: [workspaceId, name] });
  return rows.length === 1;
}

/** Notes that these secrets were given to an attempt just now. */
export async function noteSecretUse(db: Database, workspaceId: string, names: readonly string[]): Promise<void> {
  await db.query({ name: "note-secret-use", text: "UPDATE secret SET used_at = clock_timestamp() WHERE workspace_id = $1::uuid AND name = ANY($2)", values: [workspaceId, names] });
}
