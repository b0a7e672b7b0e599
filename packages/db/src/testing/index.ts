export type { TestDatabase } from "./create-test-database.ts";
export { createEmptyDatabase, createTestDatabase } from "./create-test-database.ts";
export type { TestPostgres } from "./start-test-postgres.ts";
export { startTestPostgres } from "./start-test-postgres.ts";
export type { Gate } from "./open-gate.ts";
export { openGate } from "./open-gate.ts";
export { insertWorkspace } from "./insert-workspace.ts";
