import { inject } from "vitest";
import { connect } from "../session/connect.ts";
import type { Database } from "../session/database.ts";
import { copyTemplate, dropDatabase } from "./test-template.ts";

export interface TestDatabase {
  readonly url: string;
  readonly db: Database;
  /** Closes `db` and removes the database. */
  drop(): Promise<void>;
}

/**
 * A migrated database of its own for a test file, on the PostgreSQL that `global-setup.ts` started; about 0.1 s. Only
 * inside of Vitest.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject("postgresUrl");
  const url = await copyTemplate(serverUrl);
  const db = await connect(url);
  return {
    url,
    db,
    async drop() {
      await db.close();
      await dropDatabase(serverUrl, url);
    },
  };
}

/** The address of a database with nothing in it, on the same PostgreSQL. */
export async function createEmptyDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const serverUrl = inject("postgresUrl");
  const url = await copyTemplate(serverUrl, { empty: true });
  return { url, drop: () => dropDatabase(serverUrl, url) };
}
