import pg from "pg";

/** Any number, as long as nobody else uses it: the letters of `plml`. */
const MIGRATION_LOCK = 0x706c6d6c;

/**
 * Does `work` while no other process does its own under this lock, on the database at `url`; waits for them. The lock
 * goes with the connection, so a killed process holds it no longer than its connection lasts.
 */
export async function underLock<Result>(url: string, work: () => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: "planloom migrate lock", keepAlive: true });
  // A connection that breaks rejects the query under way; without a listener it would end the thread as well.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}
