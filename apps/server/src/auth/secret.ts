import { createHash, randomBytes } from "node:crypto";

/** A new secret of 256 random bits, safe in a URL, a header and a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a secret: its SHA-256. A secret this long needs neither salt nor stretching. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
