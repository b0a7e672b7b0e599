import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { cleanText } from "../values/clean-text.ts";
import { isUuid } from "../values/is-uuid.ts";
import { toMs } from "../values/time.ts";

/** A file an attempt handed over. The bytes themselves are in the data folder. */
export interface ArtifactRecord {
  readonly runId: string;
  readonly attemptId: string;
  readonly name: string;
  readonly bytes: number;
  /** Of the bytes, as hexadecimal text. */
  readonly sha256: string;
}

type ArtifactKey = Pick<ArtifactRecord, "runId" | "attemptId" | "name">;

export interface StoredArtifact extends ArtifactRecord {
  readonly createdAt: number;
}

/** Records an artifact; one of the same attempt and name is replaced, because a runner may send it again. */
export async function insertArtifact(tx: Tx, { runId, attemptId, bytes, sha256, ...rest }: ArtifactRecord): Promise<void> {
  const name = cleanText(rest.name);
  await clientOf(tx).artifact.upsert({
    where: { runId_attemptId_name: { runId, attemptId, name } },
    create: { runId, attemptId, name, bytes, sha256 },
    update: { bytes, sha256 },
  });
}

/** One artifact by its name, `null` if there is none. */
export async function findArtifact(db: Database | Tx, { runId, attemptId, name }: ArtifactKey): Promise<StoredArtifact | null> {
  if (!isUuid(runId)) return null;
  const row = await clientOf(db).artifact.findUnique({ where: { runId_attemptId_name: { runId, attemptId, name: cleanText(name) } } });
  return row === null ? null : storedArtifact(row);
}

/** All artifacts of a run, oldest first. */
export async function artifactsOfRun(db: Database | Tx, runId: string): Promise<readonly StoredArtifact[]> {
  const rows = await clientOf(db).artifact.findMany({ where: { runId }, orderBy: [{ createdAt: "asc" }, { attemptId: "asc" }, { name: "asc" }] });
  return rows.map(storedArtifact);
}

function storedArtifact(row: Omit<StoredArtifact, "bytes" | "createdAt"> & { bytes: bigint; createdAt: Date }): StoredArtifact {
  return { ...row, bytes: Number(row.bytes), createdAt: toMs(row.createdAt) };
}
