import { hkdfSync, randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newSecret } from "../auth/secret.ts";
import { systemCode } from "../system-code.ts";

/** The key that the secrets of the workspace are encrypted with, 256 bits. */
export interface SecretKey {
  /** `null` where none was ever made. Throws a `SecretKeyError` where there is one that is of no use. */
  find(): Promise<Buffer | null>;
  /** As `find`, but makes one where there is none. */
  require(): Promise<Buffer>;
  /** Where it comes from, as the end of a sentence: `the file /data/secret-key`. */
  readonly source: string;
}

/** Thrown where the key is there and cannot be used; the message says what to do. */
export class SecretKeyError extends Error {
  override readonly name = "SecretKeyError";
}

interface KeyPlace {
  /** What the environment says; `null`: the file holds it. */
  readonly given: string | null;
  /** The folder the file is in, shared by all servers of a database. */
  readonly folder: string;
}

/** Fewer characters are no key that a machine has made. */
export const SHORTEST_KEY = 32;

/** The key of the environment, or of a file that its owner alone may read and that the first secret makes. */
export function secretKey({ given, folder }: KeyPlace): SecretKey {
  const path = join(folder, "secret-key");
  let known: { readonly text: string; readonly key: Buffer } | null = null;
  const derived = (text: string): Buffer => {
    if (known?.text !== text) known = { text, key: Buffer.from(hkdfSync("sha256", text, "", "planloom secrets 1", 32)) };
    return known.key;
  };
  // Read each time: it may be put back while the server runs.
  const find = async (): Promise<Buffer | null> => {
    const text = given ?? (await readKey(path));
    return text === null ? null : derived(text);
  };
  return {
    source: given === null ? `the file ${path}` : "the variable PLANLOOM_SECRET_KEY",
    find,
    async require() {
      const found = await find();
      if (found !== null) return found;
      await makeKey(path, folder);
      const made = await find();
      if (made === null) throw new SecretKeyError(`The key of the secrets, ${path}, went away as soon as it was made.`);
      return made;
    },
  };
}

async function readKey(path: string): Promise<string | null> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return null;
    throw new SecretKeyError(`The key of the secrets, ${path}, cannot be read. Let the user that the server runs as read it.`, { cause: error });
  });
  if (text === null) return null;
  if (text.trim().length < SHORTEST_KEY) throw new SecretKeyError(`The key of the secrets, ${path}, is damaged: it has fewer than ${SHORTEST_KEY} characters. Put back the file as it was.`);
  return text.trim();
}

/** Whole or not at all, and never over one that another server has made meanwhile. */
async function makeKey(path: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const temporary = `${path}.${randomUUID()}`;
  try {
    await writeFile(temporary, `${newSecret()}\n`, { mode: 0o600, flag: "wx", flush: true });
    await link(temporary, path).catch((error: unknown) => {
      if (systemCode(error) !== "EEXIST") throw error;
    });
  } catch (error) {
    throw new SecretKeyError(`The key of the secrets, ${path}, cannot be written. Make room in its folder and let the server write to it, then try again.`, { cause: error });
  } finally {
    await rm(temporary, { force: true });
  }
}
