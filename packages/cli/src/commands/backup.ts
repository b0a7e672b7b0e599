import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { CliError } from "../cli-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import type { ServerAddress } from "../server/find-server.ts";

interface BackupOptions {
  readonly file: string;
  /** Takes the logs and files of attempts along. */
  readonly files: boolean;
}

/** Fetches a backup of everything from a running server into a new file: whole, or not at all. */
export async function backup({ url, token }: ServerAddress, output: Output, { file, files }: BackupOptions): Promise<ExitCode> {
  const path = resolve(file);
  if (existsSync(path)) throw new CliError(EXIT.wrongInput, `${file} is there already. Name another file.`);
  const unfinished = `${path}.part`;
  const answer = await fetch(`${url}/api/backup${files ? "?files=1" : ""}`, { headers: { authorization: `Bearer ${token}` } }).catch((cause: unknown) => {
    throw new CliError(EXIT.noServer, `The server at ${url} does not answer. Is it running? Start it with \`npm start\`.`, null, { cause });
  });
  if (!answer.ok || answer.body === null) throw new CliError(EXIT.noServer, `The server at ${url} does not give a backup: ${answer.status} ${await answer.text()}`);
  const hash = createHash("sha256");
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(answer.body), counted, createWriteStream(unfinished, { mode: 0o600, flush: true }));
    await rename(unfinished, path);
  } catch (cause) {
    await rm(unfinished, { force: true });
    throw new CliError(EXIT.noServer, `The backup was cut off, and ${file} was not written: ${cause instanceof Error ? cause.message : String(cause)}`, null, { cause });
  }
  const { size } = await stat(path);
  const sha256 = hash.digest("hex");
  output.line(`${file}: ${size.toLocaleString("en")} bytes, SHA-256 ${sha256}`);
  output.line(`Try it without changing anything: planloom restore ${file} --dry-run`);
  output.value({ file: path, bytes: size, sha256, files });
  return EXIT.done;
}

const RESTORE = fileURLToPath(new URL("../../../../apps/server/src/backup/main.ts", import.meta.url));

interface RestoreOptions {
  readonly file: string;
  readonly dryRun: boolean;
  readonly home: string;
  readonly replace: boolean;
}

/** Puts a backup into an empty data folder, or only checks it. Done by a program of the server, which may use a database. */
export function restore(output: Output, { file, dryRun, home, replace }: RestoreOptions): ExitCode {
  const flags = [...(dryRun ? ["--dry-run"] : []), ...(replace ? ["--replace"] : []), ...(output.json ? ["--json"] : [])];
  const { status } = spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", RESTORE, resolve(file), "--home", resolve(home), ...flags], { stdio: "inherit" });
  if (status === 0) return EXIT.done;
  return status === EXIT.wrongInput ? EXIT.wrongInput : EXIT.notAccepted;
}
