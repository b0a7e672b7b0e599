import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { PostgresStartError } from "./postgres-start-error.ts";

/** The system user that PostgreSQL runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const USER = "postgres";

/**
 * Whom to run PostgreSQL as: `null` for the user we are, another one only if we are root, because PostgreSQL refuses
 * to run as root. Data that exists is run by whoever owns it, new data by the user `postgres`, who is made if missing.
 */
export function accountFor(data: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(data, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return lookUp() ?? create();
}

function lookUp(): Account | null {
  const id = (flag: "-u" | "-g"): number => Number(execFileSync("id", [flag, USER], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    // `id` fails where there is no such user.
    return null;
  }
}

function create(): Account {
  try {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", USER], { stdio: "pipe" });
  } catch (cause) {
    throw new PostgresStartError(
      `PostgreSQL does not run as root, and the system user ${USER} could not be made. Make it (useradd --system ${USER}), ` +
        "start as another user, or name a PostgreSQL of your own in DATABASE_URL.",
      { cause },
    );
  }
  const made = lookUp();
  if (made === null) throw new PostgresStartError(`The system user ${USER} was made but cannot be found.`);
  return made;
}
