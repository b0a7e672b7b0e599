import { readFile } from "node:fs/promises";
import { type Database, ensureRunner, findToken, insertToken, type NewToken } from "@planloom/db";
import { hashSecret, newSecret } from "./secret.ts";
import { writePrivateFile } from "./write-private-file.ts";

interface LocalToken {
  readonly token: Omit<NewToken, "hash" | "lifetimeMs">;
  /** What the last start left, if it did. */
  readonly known: string | null;
}

/** The token that was left by the last start if it is still good, so that whoever holds it keeps working; else a new one. */
export async function keepOrIssueToken(db: Database, { token, known }: LocalToken): Promise<string> {
  if (known !== null) {
    const stored = await findToken(db, hashSecret(known));
    if (stored !== null && stored.kind === token.kind && stored.workspaceId === token.workspaceId) return known;
  }
  const secret = newSecret();
  await insertToken(db, { ...token, hash: hashSecret(secret), lifetimeMs: null });
  return secret;
}

/**
 * Makes sure that the token of the runner beside this server lies in `file`, readable by its owner alone. One that is
 * there and good stays; otherwise the runner of that name gets one.
 */
export async function leaveRunnerToken(db: Database, { workspaceId, name, file }: { workspaceId: string; name: string; file: string }): Promise<void> {
  const known = await readFile(file, "utf8").then((text) => text.trim(), () => null);
  const stored = known === null ? null : await findToken(db, hashSecret(known));
  if (stored?.kind === "runner" && stored.workspaceId === workspaceId) return;
  const runner = await ensureRunner(db, { workspaceId, name });
  const secret = await keepOrIssueToken(db, { token: { workspaceId, kind: "runner", subject: name, runnerId: runner.id }, known });
  if (secret !== known) await writePrivateFile(file, `${secret}\n`);
}
