/** What bringing a database up to date did. */
export interface MigrationOutcome {
  /** Names of the migrations that were applied now, in order; empty when the database was up to date. */
  readonly applied: readonly string[];
}

/**
 * Brings the database at `url` up to the schema of this version. Several may do so at once: one applies, the others
 * wait and find nothing left to do. A migration that fails leaves nothing behind, and is thrown.
 */
export function migrate(url: string): Promise<MigrationOutcome> {
  return Promise.reject(new Error(`not yet able to migrate ${url}`));
}
