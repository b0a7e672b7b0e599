import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { Account } from "./account.ts";
import type { PostgresBinaries } from "./binaries.ts";
import { blockedAt } from "./blocked-at.ts";
import { machineFolder } from "./machine-folder.ts";

/**
 * A folder with the programs that the account can reach: the installed one, or else a copy (60 MB, made once for each
 * installation and version).
 */
export function reachableBinaries({ folder, version }: PostgresBinaries, account: Account | null): string {
  if (account === null || blockedAt(folder, account) === null) return folder;
  const copy = machineFolder(`postgresql-${version}`, folder);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.new-${process.pid}`;
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true });
  // A copy that another process finished in the meantime is as good.
  if (existsSync(copy)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, copy);
  return copy;
}
