import { randomUUID } from "node:crypto";
import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { cleanText } from "../values/clean-text.ts";
import type { TokenKind } from "./token.ts";

export interface NewToken {
  readonly workspaceId: string;
  readonly kind: TokenKind;
  /** SHA-256 of the secret, as text. */
  readonly hash: string;
  readonly subject: string;
  readonly role?: string;
  readonly runnerId?: string;
  /** It ends this long after now, by the database's clock; `null` for never. */
  readonly lifetimeMs: number | null;
}

/** Adds a token. Throws if there is one with this hash. */
export async function insertToken(db: Database | Tx, token: NewToken): Promise<{ id: string }> {
  const id = randomUUID();
  await clientOf(db).$executeRaw`
    INSERT INTO token (id, workspace_id, kind, hash, subject, role, runner_id, expires_at)
    VALUES (${id}::uuid, ${token.workspaceId}::uuid, ${token.kind}, ${token.hash}, ${cleanText(token.subject)},
            ${token.role ?? ""}, ${token.runnerId ?? null}::uuid,
            clock_timestamp() + ${token.lifetimeMs}::float8 * interval '1 ms')`;
  return { id };
}
