import { clientOf } from "../session/database.ts";
import type { Tx } from "../session/database.ts";
import type { RunnerGrant } from "../runners/runner-grant.ts";
import type { StoredToken, TokenKind } from "./token.ts";

/** What a one-time token was good for. The grant is empty for a link. */
export interface ConsumedToken extends StoredToken, RunnerGrant {}

/**
 * Uses up the one-time token of this kind and hash and says whose it was; `null` if there is none that is still good.
 * Test and use are one statement: however many ask at once, one gets it.
 */
export async function consumeToken(tx: Tx, { kind, hash }: { kind: TokenKind & ("link" | "registration"); hash: string }): Promise<ConsumedToken | null> {
  const [row] = await clientOf(tx).$queryRaw<ConsumedToken[]>`
    UPDATE token SET ended_at = clock_timestamp()
    WHERE hash = ${hash} AND kind = ${kind} AND ended_at IS NULL AND (expires_at IS NULL OR expires_at > clock_timestamp())
    RETURNING id, workspace_id AS "workspaceId", kind, subject, role, runner_id AS "runnerId", replaces, labels, most_at_once AS "mostAtOnce"`;
  return row ?? null;
}
