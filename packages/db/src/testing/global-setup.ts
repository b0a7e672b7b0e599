import type { TestProject } from "vitest/node";
import { createTemplate } from "./test-template.ts";
import { startTestPostgres } from "./start-test-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Of a database in the PostgreSQL that all integration tests of a run share. */
    postgresUrl: string;
  }
}

/** Starts one PostgreSQL for all test files of a run, with a migrated database to copy. */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres();
  try {
    await createTemplate(postgres.url);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  project.provide("postgresUrl", postgres.url);
  return () => postgres.stop();
}
