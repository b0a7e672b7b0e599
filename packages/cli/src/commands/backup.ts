import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { CliError } from "../cli-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import type { ServerAddress } from "../server/find-server.ts";
import { askServer, refusalText, saveAnswer } from "../server/save-answer.ts";

interface BackupOptions {
  readonly file: string;
  /** Takes the logs and files of attempts along. */
  readonly files: boolean;
}

/** Fetches a backup of everything from a running server into a new file: whole, or not at all. */
export async function backup(address: ServerAddress, output: Output, { file, files }: BackupOptions): Promise<ExitCode> {
  const path = resolve(file);
  if (existsSync(path)) throw new CliError(EXIT.wrongInput, `${file} is there already. Name another file.`);
  const answer = await askServer(address, `/api/backup${files ? "?files=1" : ""}`);
  if (!answer.ok || answer.body === null) throw new CliError(EXIT.noServer, `The server at ${address.url} does not give a backup: ${await refusalText(answer)}`);
  const { bytes: size, sha256 } = await saveAnswer(answer.body, path);
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
