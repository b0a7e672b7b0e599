import pg from "pg";
import { clusterUrl } from "./cluster.ts";
import type { Cluster } from "./cluster.ts";
import { PLANLOOM } from "./password.ts";

/** Makes the database `planloom` where it is missing. */
export async function ensureDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl(cluster, port, "postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [PLANLOOM]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(PLANLOOM)}`);
  } finally {
    await client.end();
  }
}
