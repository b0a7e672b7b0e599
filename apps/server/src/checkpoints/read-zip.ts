import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import yauzl from "yauzl";
import { ApiError } from "@planloom/api";
import { MANIFEST, manifestSchema, overallHash, type CheckpointManifest } from "./manifest.ts";
import { ZIP_LIMITS } from "./zip-limits.ts";
import { CHECKPOINT_VERSION } from "@planloom/briefing";

/** A zip whose list of files is in order. */
export interface OpenZip {
  readonly paths: ReadonlySet<string>;
  /** A text of it; throws an `ApiError` if there is none of this path. */
  text(path: string): Promise<string>;
  /** A file of it as it is unpacked. */
  stream(path: string): Promise<Readable>;
  close(): void;
}

/** A checkpoint that is what its manifest says, to the byte. */
export interface CheckedZip extends OpenZip {
  readonly manifest: CheckpointManifest;
}

const refuse = (message: string, cause?: unknown): ApiError => new ApiError("invalid", message, { cause });

/**
 * Opens a checkpoint and checks every byte of it against its manifest before anybody uses one. Throws an `ApiError` that
 * says what is wrong with it: no zip, too large, paths that lead elsewhere, packed too tightly, changed, of a newer form.
 */
export async function openCheckedZip(file: string): Promise<CheckedZip> {
  const zip = await openZip(file);
  try {
    const manifest = readManifest(await zip.text(MANIFEST).catch(asDamaged(MANIFEST)));
    checkList(manifest, zip.paths);
    for (const { path, bytes, sha256 } of manifest.files) {
      const found = await hashOf(await zip.stream(path)).catch(asDamaged(path));
      if (found.bytes !== bytes || found.sha256 !== sha256) throw refuse(`The checkpoint was changed: ${path} is not what it was when it was made.`);
    }
    return { ...zip, manifest };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Opens a zip that may be a checkpoint. Throws an `ApiError` for one that is none by its list of files. */
export async function openZip(file: string): Promise<OpenZip> {
  const zip = await yauzl.openPromise(file, { autoClose: false, strictFileNames: true }).catch((cause: unknown) => {
    throw refuse("This is not a checkpoint: it is no zip file, or it was cut off.", cause);
  });
  try {
    const entries = await listEntries(zip);
    const find = (path: string): yauzl.Entry => {
      const entry = entries.get(path);
      if (entry === undefined) throw refuse(`This is not a whole checkpoint: ${path} is missing.`);
      return entry;
    };
    const stream = (path: string): Promise<Readable> => zip.openReadStreamPromise(find(path));
    const text = async (path: string): Promise<string> => (await buffer(await stream(path))).toString("utf8");
    return { paths: new Set(entries.keys()), text, stream, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

const asDamaged = (path: string) => (cause: unknown): never => {
  throw cause instanceof ApiError ? cause : refuse(`The checkpoint is damaged: ${path} cannot be unpacked.`, cause);
};

const PATH = /^(?:artifacts\/[A-Za-z0-9_.-]{1,100}\/[A-Za-z][A-Za-z0-9_-]{0,63}|(?:(?:streams|phase-summaries|agent-reports)\/)?[A-Za-z0-9_][A-Za-z0-9._-]{0,120}\.(?:json|md))$/;

async function listEntries(zip: yauzl.ZipFile): Promise<ReadonlyMap<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>();
  if (zip.entryCount > ZIP_LIMITS.entries) throw new ApiError("too-large", `The checkpoint has ${zip.entryCount} files; more than ${ZIP_LIMITS.entries} are not taken.`);
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName, compressedSize, uncompressedSize } = entry;
      if (!PATH.test(fileName) || /(^|\/)\.+(\/|$)/.test(fileName)) throw refuse(`The checkpoint has a file that does not belong into one: ${JSON.stringify(fileName.slice(0, 200))}.`);
      if (entries.has(fileName)) throw refuse(`The checkpoint has ${fileName} twice.`);
      if (!entry.canDecodeFileData()) throw refuse(`${fileName} is locked or packed in a way that is not read here.`);
      const most = fileName.startsWith("artifacts/") ? ZIP_LIMITS.artifactBytes : ZIP_LIMITS.textBytes;
      unpacked += uncompressedSize;
      if (uncompressedSize > most || unpacked > ZIP_LIMITS.unpackedBytes) throw new ApiError("too-large", `Unpacked, the checkpoint is too large: ${fileName} goes over the limit.`);
      if (uncompressedSize > ZIP_LIMITS.ratioFromBytes && uncompressedSize > compressedSize * ZIP_LIMITS.ratio) throw refuse(`${fileName} is packed too tightly to be unpacked safely.`);
      entries.set(fileName, entry);
    }
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw refuse("The checkpoint cannot be read: its list of files is damaged, or names files outside of it.", error);
  }
  return entries;
}

function readManifest(text: string): CheckpointManifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw refuse(`This is not a checkpoint: its ${MANIFEST} is no JSON.`, cause);
  }
  const version = typeof value === "object" && value !== null && "version" in value ? value.version : null;
  if (typeof version === "number" && version > CHECKPOINT_VERSION) throw refuse(`The checkpoint was made by a newer Planloom (form ${version}; this one reads up to ${CHECKPOINT_VERSION}). Update this server first.`);
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) throw refuse(`This is not a checkpoint: its ${MANIFEST} does not have the expected shape.`, parsed.error);
  return parsed.data;
}

/** The manifest lists exactly the files there are, and its hash over all is that of its list. */
function checkList({ files, sha256 }: CheckpointManifest, paths: ReadonlySet<string>): void {
  const listed = new Set(files.map(({ path }) => path));
  if (listed.size !== files.length || listed.has(MANIFEST)) throw refuse("The checkpoint was changed: its list names a file twice.");
  const extra = [...paths].find((path) => path !== MANIFEST && !listed.has(path));
  if (extra !== undefined) throw refuse(`The checkpoint was changed: ${extra} is not in its list.`);
  const gone = files.find(({ path }) => !paths.has(path));
  if (gone !== undefined) throw refuse(`The checkpoint was changed: ${gone.path} is missing.`);
  if (overallHash(files) !== sha256) throw refuse("The checkpoint was changed: its list of files does not fit its hash.");
}

async function hashOf(content: Readable): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of content) {
    hash.update(chunk);
    bytes += Buffer.byteLength(chunk);
  }
  return { bytes, sha256: hash.digest("hex") };
}
