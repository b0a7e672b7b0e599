import { createHash } from "node:crypto";
import { runIdSchema } from "@planloom/api";
import { z } from "zod";

/** The first file of a checkpoint: what all the others are. */
export const MANIFEST = "manifest.json";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0).max(2_147_483_647);

export const manifestSchema = z.object({
  format: z.literal("planloom-checkpoint"),
  version: z.number().int().min(1),
  run: runIdSchema,
  number: count,
  /** The event after which it was kept. */
  seq: count,
  /** The run it once began as, and how many events it has behind it since. */
  lineage: z.object({ run: runIdSchema, position: count }),
  files: z.array(z.object({ path: z.string(), bytes: z.number().int().min(0), sha256 })),
  /** Files that are needed to go on and were not there any more, as `attempt/name`. */
  missing: z.array(z.string()),
  /** Over all files: see `overallHash`. */
  sha256,
});
export type CheckpointManifest = z.output<typeof manifestSchema>;
export type CheckpointFile = CheckpointManifest["files"][number];

/** One hash for all files of a checkpoint: the SHA-256 of their own, each with its path on a line, in the order of the paths. */
export function overallHash(files: readonly CheckpointFile[]): string {
  const hash = createHash("sha256");
  for (const { path, sha256: own } of files.toSorted((one, other) => (one.path < other.path ? -1 : 1))) hash.update(`${own}  ${path}\n`);
  return hash.digest("hex");
}

/** Where the file that an attempt handed over is in a checkpoint. */
export const artifactPath = (attempt: string, name: string): string => `artifacts/${attempt.replace("#", "--")}/${name}`;
