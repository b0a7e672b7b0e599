import { ApiError } from "@planloom/api";
import { type Database, listSecrets, noteSecretUse, removeSecret, setSecret, type StoredSecret } from "@planloom/db";
import type { Time } from "../engine/time.ts";
import { seal, unseal } from "./seal.ts";
import { type SecretKey, SecretKeyError } from "./secret-key.ts";

/** What is known of a secret besides its value. */
export interface SecretFacts {
  readonly name: string;
  readonly setBy: string;
  /** Milliseconds since 1970, here and below. */
  readonly setAt: number;
  readonly usedAt: number | null;
  /** Why its value cannot be had, and what to do; `null` where it can. */
  readonly fault: string | null;
}

/** The secrets of the workspace, open. They belong into orders and nowhere else. */
export interface OpenSecrets {
  /** By name, those that can be read. */
  readonly values: ReadonlyMap<string, string>;
  /** Why those that cannot be read cannot, by name. */
  readonly faults: ReadonlyMap<string, string>;
}

export interface SecretVault {
  list(): Promise<SecretFacts[]>;
  /** Throws an `ApiError` where the key is of no use or there would be too many. */
  set(name: string, value: string, by: string): Promise<void>;
  names(): Promise<ReadonlySet<string>>;
  /** `false` if there is no such secret. */
  remove(name: string): Promise<boolean>;
  /** As they are stored now. Rejects only where the database does not answer. */
  open(): Promise<OpenSecrets>;
  /** Notes that these were given to an attempt. */
  noteUse(names: readonly string[]): Promise<void>;
}

interface VaultParts {
  readonly db: Database;
  readonly workspaceId: string;
  readonly key: SecretKey;
  readonly time: Time;
}

const MOST_SECRETS = 200;
/** Runners look for all of them in everything that is printed: measured, keys of so many characters take a second and 50 MB to get ready. */
const MOST_CHARACTERS = 32_768;
/** When a secret was last used is known to the minute: it is not written for every attempt. */
const NOTE_EVERY_MS = 60_000;

export function secretVault({ db, workspaceId, key, time }: VaultParts): SecretVault {
  const noted = new Map<string, number>();
  const open = async (): Promise<{ readonly stored: readonly StoredSecret[] } & OpenSecrets> => {
    const stored = await listSecrets(db, workspaceId);
    const values = new Map<string, string>();
    const faults = new Map<string, string>();
    if (stored.length === 0) return { stored, values, faults };
    const found = await key.find().catch(asFault);
    for (const { name, sealed } of stored) {
      const value = Buffer.isBuffer(found) ? unseal(found, { workspaceId, name }, sealed) : null;
      if (value === null) faults.set(name, typeof found === "string" ? found : faultOf(name, { isThere: found !== null, source: key.source }));
      else values.set(name, value);
    }
    return { stored, values, faults };
  };
  return {
    open,
    names: async () => new Set((await listSecrets(db, workspaceId)).map(({ name }) => name)),
    async list() {
      const { stored, faults } = await open();
      return stored.map(({ name, setBy, setAt, usedAt }) => ({ name, setBy, setAt, usedAt, fault: faults.get(name) ?? null }));
    },
    async set(name, value, by) {
      const { stored, values } = await open();
      const others = stored.filter((one) => one.name !== name);
      const characters = others.reduce((sum, one) => sum + (values.get(one.name) ?? "").length, value.length);
      if (others.length >= MOST_SECRETS) throw new ApiError("invalid", `A workspace has at most ${MOST_SECRETS} secrets. Remove one that is not needed any more.`);
      if (characters > MOST_CHARACTERS) throw new ApiError("invalid", `All secrets together have at most ${MOST_CHARACTERS} characters. Remove one that is not needed any more, or make this one shorter.`);
      const found = await key.require().catch((error: unknown) => {
        throw error instanceof SecretKeyError ? new ApiError("invalid", error.message, { cause: error }) : error;
      });
      await setSecret(db, { workspaceId, name }, { sealed: seal(found, { workspaceId, name }, value), by });
      noted.delete(name);
    },
    remove: (name) => removeSecret(db, { workspaceId, name }),
    async noteUse(names) {
      const now = time.passed();
      const due = names.filter((name) => now - (noted.get(name) ?? Number.NEGATIVE_INFINITY) >= NOTE_EVERY_MS);
      if (due.length === 0) return;
      for (const name of due) noted.set(name, now);
      await noteSecretUse(db, workspaceId, due);
    },
  };
}

/** A key that is of no use is a fault of every secret, not of the server. */
function asFault(error: unknown): string {
  if (error instanceof SecretKeyError) return error.message;
  throw error;
}

function faultOf(name: string, { isThere, source }: { readonly isThere: boolean; readonly source: string }): string {
  const why = isThere ? `it was encrypted with another key than that of ${source}` : `its key is missing: there should be ${source}`;
  return `The value of ${name} cannot be read: ${why}. Give the server the key it had before, or set the secret again.`;
}
