import { realpathSync } from "node:fs";
import { join } from "node:path";
import type { Account } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import { dataFolder } from "./data-folder.ts";
import { initialiseData } from "./initialise-data.ts";
import { PLANLOOM, passwordOf } from "./password.ts";
import { reachableBinaries } from "./reachable-binaries.ts";

/** Everything it takes to start PostgreSQL on a data folder that is there. */
export interface Cluster {
  readonly binaries: string;
  readonly data: string;
  readonly account: Account | null;
  readonly password: string;
  /** What PostgreSQL itself has to say. A file, because a pipe would break when this process is killed. */
  readonly logFile: string;
  /** Settings by name that it is started with. */
  readonly settings: Readonly<Record<string, string>>;
  /** Whether to keep ballast beside the data, for the day the disk is full. */
  readonly ballast: boolean;
}

export interface ClusterOptions {
  readonly settings: Readonly<Record<string, string>>;
  readonly ballast: boolean;
  /** Whether to make sure that a new data folder is on the disk. */
  readonly sync: boolean;
}

/** Readies the PostgreSQL of a home, making its data folder on the first start. */
export async function openCluster(home: string, { settings, sync, ballast }: ClusterOptions): Promise<Cluster> {
  const found = await findBinaries();
  const { path, account } = dataFolder(home);
  const root = realpathSync(home);
  const password = passwordOf(root, path);
  const binaries = reachableBinaries(found, account);
  await initialiseData({ path, account, binaries: { ...found, folder: binaries }, password, sync });
  return { binaries, data: path, account, password, logFile: join(root, "postgres.log"), settings, ballast };
}

/** How to reach a database of the cluster while it listens on `port`. */
export function clusterUrl({ password }: Cluster, port: number, database: string = PLANLOOM): string {
  return `postgresql://${PLANLOOM}:${password}@127.0.0.1:${port}/${database}`;
}
