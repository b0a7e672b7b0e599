import { consumeToken, type Database, insertToken } from "@planloom/db";
import { hashSecret, newSecret } from "./secret.ts";
import { SESSION_MS } from "./session-cookie.ts";

/** A session that has just begun. `secret` goes into the cookie and is kept nowhere. */
export interface NewSession {
  readonly secret: string;
  readonly name: string;
  readonly role: string;
}

/** Uses up a one-time link and begins a session of 30 days; `null` if the link is unknown, used or too old. */
export function exchangeLink(db: Database, linkSecret: string): Promise<NewSession | null> {
  return db.transaction(async (tx) => {
    const link = await consumeToken(tx, { kind: "link", hash: hashSecret(linkSecret) });
    if (link === null) return null;
    const secret = newSecret();
    const { workspaceId, subject, role } = link;
    await insertToken(tx, { workspaceId, kind: "session", hash: hashSecret(secret), subject, role, lifetimeMs: SESSION_MS });
    return { secret, name: subject, role };
  });
}
