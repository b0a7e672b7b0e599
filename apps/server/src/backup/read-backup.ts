import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { pipeline } from "node:stream/promises";
import { type BackupManifest, MANIFEST, manifestSchema } from "./manifest.ts";
import { readTar, type TarEntry } from "./tar.ts";

/** Thrown where a backup cannot be used; the message says why. */
export class BackupError extends Error {
  override readonly name = "BackupError";
}

/** Goes through the files of a backup in their order. */
export async function eachEntry(file: string, take: (entry: TarEntry) => Promise<void>): Promise<void> {
  try {
    await pipeline(createReadStream(file), createGunzip(), async (source: AsyncIterable<Buffer>) => {
      for await (const entry of readTar(source)) await take(entry);
    });
  } catch (error) {
    if (error instanceof BackupError || !(error instanceof Error)) throw error;
    const isOfArchive = ("code" in error && String(error.code).startsWith("Z_")) || error.message.startsWith("the archive");
    throw isOfArchive ? new BackupError(`${file} is no whole backup: ${error.message}.`, { cause: error }) : error;
  }
}

/** Reads a whole backup and makes sure that every part is there and is what was written. Throws a `BackupError`. */
export async function checkBackup(file: string): Promise<BackupManifest> {
  const sums = new Map<string, string>();
  const manifests: BackupManifest[] = [];
  await eachEntry(file, async ({ name, content }) => {
    const bytes: Buffer[] | null = name === MANIFEST ? [] : null;
    const hash = createHash("sha256");
    for await (const chunk of content) {
      hash.update(chunk);
      bytes?.push(chunk);
    }
    if (bytes === null) sums.set(name, hash.digest("hex"));
    else manifests.push(manifestOf(Buffer.concat(bytes), file));
  });
  const [manifest] = manifests;
  if (manifest === undefined) throw new BackupError(`${file} is no whole backup: it has no ${MANIFEST}, which is written last.`);
  for (const { name, sha256 } of manifest.parts) {
    if (sums.get(name) !== sha256) throw new BackupError(`${file} is damaged: ${name} ${sums.has(name) ? "is not what was written" : "is missing"}.`);
    sums.delete(name);
  }
  if (sums.size > 0) throw new BackupError(`${file} holds what its ${MANIFEST} does not know: ${[...sums.keys()].slice(0, 5).join(", ")}.`);
  return manifest;
}

function manifestOf(bytes: Buffer, file: string): BackupManifest {
  try {
    return manifestSchema.parse(JSON.parse(bytes.toString("utf8")));
  } catch (cause) {
    throw new BackupError(`${file} is no backup this Planloom can read: its ${MANIFEST} is of another kind.`, { cause });
  }
}
