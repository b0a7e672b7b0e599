import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Which secret a text is of: moved to another name or workspace it opens no more. */
interface SecretPlace {
  readonly workspaceId: string;
  readonly name: string;
}

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** A value as it is stored: base64 of version, nonce, tag and AES-256-GCM ciphertext, with the name as additional data. */
export function seal(key: Buffer, place: SecretPlace, value: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES }).setAAD(nameOf(place));
  const text = Buffer.concat([cipher.update(value, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), text]).toString("base64");
}

/** The value again; `null` where the key is another, or the text is not as it was stored. */
export function unseal(key: Buffer, place: SecretPlace, sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64");
  if (bytes.length < HEAD_BYTES || bytes[0] !== VERSION) return null;
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(1, 1 + NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(nameOf(place)).setAuthTag(bytes.subarray(1 + NONCE_BYTES, HEAD_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(HEAD_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    // The tag does not fit: that is the answer.
    return null;
  }
}

const nameOf = ({ workspaceId, name }: SecretPlace): Buffer => Buffer.from(`${workspaceId}/${name}`);
