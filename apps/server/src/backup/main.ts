import { existsSync, readdirSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { startPostgres } from "@planloom/db";
import { readServerFile } from "../auth/server-file.ts";
import type { BackupManifest } from "./manifest.ts";
import { BackupError, checkBackup } from "./read-backup.ts";
import { restoreBackup } from "./restore-backup.ts";

/** `planloom restore FILE`, in a process that may use the database. Says what it did in words, or as one JSON value. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { home: { type: "string" }, "dry-run": { type: "boolean", default: false }, replace: { type: "boolean", default: false }, json: { type: "boolean", default: false } },
});
/** What makes up the data of a server. */
const TAKEN = ["postgres", "postgres-password", "runs", "server.json", "runner-token"];
const WRONG_INPUT = 2;
const FAILED = 1;

try {
  await main(resolve(positionals[0] ?? ""), resolve(values.home ?? ".planloom"));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  if (values.json) process.stdout.write(`${JSON.stringify({ error: message })}\n`);
  else process.stderr.write(`${message}\n`);
  process.exitCode = error instanceof BackupError ? WRONG_INPUT : FAILED;
}

async function main(file: string, home: string): Promise<void> {
  if (!existsSync(file)) throw new BackupError(`There is no file ${file}.`);
  if (values["dry-run"]) {
    const manifest = await checkBackup(file);
    say([`${file} is whole: ${contentOf(manifest)}.`, "Nothing was changed."], { manifest });
    return;
  }
  await makeRoom(home);
  const external = process.env["DATABASE_URL"] ?? "";
  const postgres = external === "" ? await startPostgres({ home }) : null;
  try {
    const { manifest, paused, lost } = await restoreBackup({ file, home, databaseUrl: postgres?.url ?? external });
    say(
      [
        `Restored ${contentOf(manifest)} into ${home}.`,
        `${paused} live ${paused === 1 ? "run is" : "runs are"} paused; nobody knows how ${counted(lost, "attempt")} in flight ended.`,
        ...(lost === 0 ? [] : ["Once you resume a run, they begin again where its plan says `onLost: retry`; where it says `ask`, they wait for you."]),
        "No runner of before is let in: register them again. The local one is made anew by `npm start`.",
      ],
      { manifest, paused, lost },
    );
  } finally {
    await postgres?.stop();
  }
}

/** Only an empty folder is written into; with `--replace` what is there is moved aside, and deleted by nobody. */
async function makeRoom(home: string): Promise<void> {
  const running = await readServerFile(home);
  if (running !== null && isAlive(running.pid)) throw new BackupError(`A server runs on ${home} (process ${running.pid}). Stop it first.`);
  const taken = existsSync(home) ? readdirSync(home).filter((name) => TAKEN.includes(name)) : [];
  if (taken.length === 0) {
    await mkdir(home, { recursive: true });
    return;
  }
  if (!values.replace) throw new BackupError(`${home} holds data already (${taken.join(", ")}). Name an empty folder with --home, or let it be moved aside with --replace.`);
  const aside = join(home, `before-restore-${new Date().toISOString().replaceAll(/[:.]/g, "-")}`);
  await mkdir(aside, { recursive: true });
  for (const name of taken) await rename(join(home, name), join(aside, name));
  if (!values.json) process.stdout.write(`What was in ${home} is in ${aside} now.\n`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function contentOf({ createdAt, tables, parts, files }: BackupManifest): string {
  const rows = (table: string): number => tables.find(({ name }) => name === table)?.rows ?? 0;
  const fileCount = parts.filter(({ holds }) => holds.kind === "file").length;
  return `${counted(rows("plan"), "plan")} and ${counted(rows("run"), "run")} of ${new Date(createdAt).toISOString()}, ${files ? `with ${fileCount} logs and files` : "without logs and files"}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

function say(lines: readonly string[], value: unknown): void {
  if (values.json) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  else process.stdout.write(`${lines.join("\n")}\n`);
}
