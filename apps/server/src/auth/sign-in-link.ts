import { type Database, insertToken } from "@planloom/db";
import { hashSecret, newSecret } from "./secret.ts";

const LIFETIME_MS = 24 * 60 * 60 * 1_000;

interface LinkOptions {
  readonly workspaceId: string;
  /** Whom the link signs in, as an owner. */
  readonly name: string;
  /** Where the server is reached. */
  readonly url: string;
}

/**
 * Makes a link that signs its first visitor in as an owner, good for 24 hours and once. The secret is behind the `#`,
 * which browsers send to no server and write into no referrer.
 */
export async function createSignInLink(db: Database, { workspaceId, name, url }: LinkOptions): Promise<string> {
  const secret = newSecret();
  await insertToken(db, { workspaceId, kind: "link", hash: hashSecret(secret), subject: name, role: "owner", lifetimeMs: LIFETIME_MS });
  return `${url}/sign-in#${secret}`;
}
