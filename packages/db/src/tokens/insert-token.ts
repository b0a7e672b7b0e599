import { randomUUID } from "node:crypto";
import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import type { RunnerGrant } from "../runners/runner-grant.ts";
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
  /** What the runner of a registration may do. */
  readonly grant?: RunnerGrant;
  /** It ends this long after now, by the database's clock; `null` for never. */
  readonly lifetimeMs: number | null;
}

/** Adds a token. Throws if there is one with this hash. */
export async function insertToken(db: Database | Tx, token: NewToken): Promise<{ id: string; expiresAt: number | null }> {
  const id = randomUUID();
  const { labels, mostAtOnce } = token.grant ?? { labels: [], mostAtOnce: null };
  const [row] = await clientOf(db).$queryRaw<{ expiresAt: Date | null }[]>`
    INSERT INTO token (id, workspace_id, kind, hash, subject, role, runner_id, labels, most_at_once, expires_at)
    VALUES (${id}::uuid, ${token.workspaceId}::uuid, ${token.kind}, ${token.hash}, ${cleanText(token.subject)},
            ${token.role ?? ""}, ${token.runnerId ?? null}::uuid, ${labels.map(cleanText)}::text[], ${mostAtOnce}::int,
            clock_timestamp() + ${token.lifetimeMs}::float8 * interval '1 ms')
    RETURNING expires_at AS "expiresAt"`;
  return { id, expiresAt: row?.expiresAt?.getTime() ?? null };
}
