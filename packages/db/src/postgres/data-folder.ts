import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { accountFor } from "./account.ts";
import type { Account } from "./account.ts";
import { blockedAt } from "./blocked-at.ts";
import { machineFolder } from "./machine-folder.ts";
import { PostgresStartError } from "./postgres-start-error.ts";

/** Where the data is, without symbolic links, and who works on it. Need not exist yet, but the folder above it does. */
export interface DataFolder {
  readonly path: string;
  readonly account: Account | null;
}

/**
 * `home/postgres`. Where another account must work on it and may not enter `home`, `home/postgres` is made a link to a
 * folder it can enter.
 */
export function dataFolder(home: string): DataFolder {
  mkdirSync(home, { recursive: true });
  const place = join(realpathSync(home), "postgres");
  if (isLink(place)) return linked(place);
  const account = accountFor(place);
  if (account === null) return { path: place, account: checkOwner(place) };
  openHome(dirname(place), account);
  const obstacle = blockedAt(dirname(place), account);
  if (obstacle === null) return { path: place, account };
  if (existsSync(place)) {
    throw new PostgresStartError(
      `PostgreSQL does not run as root, and the owner of ${place} may not enter ${obstacle}. Allow it (chmod o+x ${obstacle}).`,
    );
  }
  const elsewhere = machineFolder("data", place);
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  symlinkSync(join(elsewhere, "postgres"), place);
  return { path: join(elsewhere, "postgres"), account };
}

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

/** The data behind a link made earlier, which may have been cut off before the data was there. */
function linked(place: string): DataFolder {
  const target = existsSync(place) ? realpathSync(place) : join(machineFolder("data", place), "postgres");
  return { path: target, account: accountFor(target) };
}

/** Lets others pass through `home`, not list it: without, the account could not reach its own data inside. */
function openHome(home: string, account: Account): void {
  const above = dirname(home);
  if (blockedAt(above, account) === null && blockedAt(home, account) === home) chmodSync(home, (statSync(home).mode & 0o777) | 0o011);
}

function checkOwner(place: string): null {
  const owner = statSync(place, { throwIfNoEntry: false })?.uid;
  if (owner !== undefined && process.getuid !== undefined && owner !== process.getuid()) {
    throw new PostgresStartError(
      `The data in ${place} belongs to another user (uid ${owner}). Start as that user, or set PLANLOOM_HOME to a folder of your own.`,
    );
  }
  return null;
}
