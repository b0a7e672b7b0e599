import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TokenSource, WantedToken } from "../config.ts";
import { isRefusal, isStranger } from "../connection/is-refusal.ts";
import { retry } from "../connection/retry.ts";
import { createServerLink } from "../connection/server-link.ts";
import { type Journal, messageOf } from "../journal.ts";
import { saveToken } from "./save-token.ts";

export interface Newcomer {
  readonly url: string;
  /** The runner's own folder: its token is kept there. */
  readonly home: string;
  readonly labels: readonly string[];
  readonly version: string;
  readonly journal: Journal;
}

const ANSWER_WITHIN_MS = 15_000;

/**
 * Where the runner's token is. A registration token is exchanged for one of its own the first time it is seen, and may
 * be given again at every later start. A server that is away is waited for; throws where it refuses, and where there is
 * neither a token nor a registration.
 */
export async function findToken(wanted: WantedToken, newcomer: Newcomer): Promise<TokenSource> {
  if (wanted.kind !== "registration") return wanted;
  const path = join(newcomer.home, "token");
  const source: TokenSource = { kind: "file", path, isOwn: true };
  const has = (await readText(path)) !== "";
  const { registration } = wanted;
  if (registration === null) {
    if (has) return source;
    throw new Error("It has no token yet: give it the registration token that an owner of the server has made.");
  }
  // Only to know it again: of what was exchanged, nothing is kept.
  const usedPath = join(newcomer.home, "registered-with");
  const hash = createHash("sha256").update(registration).digest("hex");
  if (has && (await readText(usedPath)) === hash) return source;
  await saveToken(path, await register(registration, newcomer));
  await saveToken(usedPath, hash);
  return source;
}

async function register(registration: string, { url, labels, version, journal }: Newcomer): Promise<string> {
  const { api } = createServerLink(url, { kind: "given", token: "" });
  let told = "";
  const ask = async (): Promise<{ readonly name: string; readonly token: string }> => {
    try {
      return await api.register.mutate({ token: registration, version, labels: [...labels] }, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    } catch (error) {
      const trouble = messageOf(error);
      if (!isFinal(error) && trouble !== told) journal(`It cannot register at ${url} yet: ${trouble}`);
      told = trouble;
      throw error;
    }
  };
  const { name, token } = await retry(ask, { signal: new AbortController().signal, isFinal });
  journal(`Registered at ${url} as ${name}.`);
  return token;
}

/** A registration token that is not good now never will be. */
function isFinal(error: unknown): boolean {
  return isRefusal(error) || isStranger(error);
}

async function readText(path: string): Promise<string> {
  return (await readFile(path, "utf8").catch(() => "")).trim();
}
