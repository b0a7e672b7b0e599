import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, type ReadStream } from "node:fs";
import { mkdir, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ApiError } from "@planloom/api";
import { type Database, findArtifact, insertArtifact, type StoredArtifact } from "@planloom/db";
import type { AttemptId, RunId } from "@planloom/scheduler";
import { isArrivingRun } from "../checkpoints/arriving-runs.ts";

const MOST_BYTES = 100 * 1_024 * 1_024;

export interface ArtifactKey {
  readonly run: RunId;
  readonly attempt: AttemptId;
  /** Letters, digits, `-` and `_`; checked by its schema before it becomes part of a path. */
  readonly name: string;
}

/** The files that attempts hand over, kept in the data folder. */
export interface ArtifactFiles {
  /** Stores a file of at most 100 MiB, whole or not at all; a second one of the same name takes its place. */
  save(key: ArtifactKey, content: NodeJS.ReadableStream): Promise<{ bytes: number; sha256: string }>;
  /** Puts a file where it belongs without recording it; for a run that is not there yet. Else as `save`. */
  place(key: ArtifactKey, content: NodeJS.ReadableStream): Promise<{ bytes: number; sha256: string }>;
  /** Where a file is, or would be. */
  path(key: ArtifactKey): string;
  /** Throws `not-found` if there is no such file. */
  open(key: ArtifactKey): Promise<{ artifact: StoredArtifact; content: ReadStream }>;
}

/** `home` is the data folder. What is on its way lies in its `arriving`, which `clearArriving` empties. */
export function artifactFiles(db: Database, home: string): ArtifactFiles {
  const arriving = join(home, "arriving");
  const pathOf = ({ run, attempt, name }: ArtifactKey) => join(home, "runs", run, "artifacts", attempt, name);
  const place: ArtifactFiles["place"] = async (key, content) => {
    const path = pathOf(key);
    const part = join(arriving, randomUUID());
    await mkdir(dirname(path), { recursive: true });
    await mkdir(arriving, { recursive: true });
    const hash = createHash("sha256");
    let bytes = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        hash.update(chunk);
        if (bytes > MOST_BYTES) done(new ApiError("too-large", `${key.name} is larger than 100 MiB.`));
        else done(null, chunk);
      },
    });
    try {
      await pipeline(content, measure, createWriteStream(part, { mode: 0o600, flags: "wx", flush: true }));
      await rename(part, path);
      return { bytes, sha256: hash.digest("hex") };
    } finally {
      await rm(part, { force: true });
    }
  };
  return {
    place,
    path: pathOf,
    async save(key, content) {
      const placed = await place(key, content);
      await db.transaction((tx) => insertArtifact(tx, { runId: key.run, attemptId: key.attempt, name: key.name, ...placed }));
      return placed;
    },
    async open(key) {
      const artifact = await findArtifact(db, { runId: key.run, attemptId: key.attempt, name: key.name });
      if (artifact === null) throw new ApiError("not-found", "There is no such file.");
      return { artifact, content: createReadStream(pathOf(key)) };
    },
  };
}

/** Removes what was on its way when a server was killed, as far as nobody has written to it for so long. Only before it listens. */
export async function clearArriving(home: string, { untouchedForMs }: { untouchedForMs: number }): Promise<void> {
  const folder = join(home, "arriving");
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => !isArrivingRun(one))) {
    const path = join(folder, name);
    const touchedAt = await stat(path).then(({ mtimeMs }) => mtimeMs, () => Number.POSITIVE_INFINITY);
    if (Date.now() - touchedAt >= untouchedForMs) await rm(path, { recursive: true, force: true });
  }
  // Only where nothing is left in it.
  await rmdir(folder).catch(() => undefined);
}
