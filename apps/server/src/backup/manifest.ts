import { z } from "zod";

/** The last file of a backup: what all the others are. */
export const MANIFEST = "manifest.json";

const partSchema = z.object({
  /** Its name in the archive. */
  name: z.string(),
  bytes: z.number().int().nonnegative(),
  sha256: z.string(),
  /** Rows of this table, or a file of the data folder at this path. */
  holds: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("rows"), table: z.string(), rows: z.number().int() }),
    z.object({ kind: z.literal("file"), path: z.string() }),
  ]),
});
export type BackupPart = z.output<typeof partSchema>;

export const manifestSchema = z.object({
  format: z.literal("planloom-backup"),
  version: z.literal(1),
  /** Milliseconds since 1970, by the database's clock. */
  createdAt: z.number(),
  /** The migrations of the database: what the rows fit into. */
  migrations: z.array(z.string()),
  /** How many rows each table had, in an order in which they can be put in again. */
  tables: z.array(z.object({ name: z.string(), rows: z.number().int() })),
  /** Whether logs and files of attempts are in it. */
  files: z.boolean(),
  parts: z.array(partSchema),
});
export type BackupManifest = z.output<typeof manifestSchema>;
