import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { setImmediate as othersTurn } from "node:timers/promises";
import { attemptsOf, type Briefing, checkpointFiles, CHECKPOINT_VERSION, neededFiles, sentBriefFiles, type TextFile, type ToldBrief } from "@planloom/briefing";
import { type Database, findArtifact } from "@planloom/db";
import { attemptId, entryId, type Plan, type RunId, runId } from "@planloom/scheduler";
import yazl from "yazl";
import type { ArtifactFiles } from "../runners/artifact-files.ts";
import type { SentBriefs } from "../runners/sent-briefs.ts";
import { findCheckpoint, type FoundCheckpoint } from "./find-checkpoint.ts";
import { artifactPath, type CheckpointFile, type CheckpointManifest, MANIFEST, overallHash } from "./manifest.ts";

export interface CheckpointParts {
  readonly db: Database;
  readonly artifacts: Pick<ArtifactFiles, "path">;
  readonly briefs: Pick<SentBriefs, "findAll">;
  /** The plan that a run executed at this place. */
  readonly planOf: (run: RunId, found: FoundCheckpoint) => Promise<Plan>;
}

export interface MadeCheckpoint {
  readonly manifest: CheckpointManifest;
  /** The zip, made while it is read. */
  readonly content: NodeJS.ReadableStream;
}

/** So long it works on one checkpoint before others get their turn: the texts of 10,000 batches take 0.8 s. */
const TURN_MS = 15;

interface FileToCome extends CheckpointFile {
  readonly source: string;
}

/** Makes the zip of a checkpoint. The same checkpoint gives the same files to the byte, for as long as what was handed over is there and nobody is told anew. */
export async function makeCheckpoint({ db, artifacts, briefs, planOf }: CheckpointParts, run: RunId, seq: number | null): Promise<MadeCheckpoint> {
  const found = await findCheckpoint(db, run, seq);
  const plan = await planOf(run, found);
  const { number, moment, state, lineage } = found;
  const texts: { readonly path: string; readonly content: Buffer; readonly bytes: number; readonly sha256: string }[] = [];
  const told = (await briefs.findAll(run, attemptsOf(state).map(({ id }) => id))).map(({ text, at, ...brief }): ToldBrief => ({ attempt: attemptId(brief.attemptId), text, carried: brief.carried.map(entryId), at }));
  let since = performance.now();
  for (const { path, text } of textsOf({ run, number, plan, moment, state }, told)) {
    const content = Buffer.from(text);
    texts.push({ path, content, bytes: content.length, sha256: sha256Of(content) });
    if (performance.now() - since < TURN_MS) continue;
    await othersTurn();
    since = performance.now();
  }
  const files: FileToCome[] = [];
  const missing: string[] = [];
  for (const { attempt, name } of neededFiles(state, plan)) {
    const stored = await findArtifact(db, { runId: run, attemptId: attempt, name });
    const source = artifacts.path({ run, attempt, name });
    const size = await stat(source).then((file) => file.size, () => null);
    if (stored === null || size !== stored.bytes) missing.push(`${attempt}/${name}`);
    else files.push({ path: artifactPath(attempt, name), bytes: stored.bytes, sha256: stored.sha256, source });
  }
  const listed = [...texts.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })), ...files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }))];
  const manifest: CheckpointManifest = { format: "planloom-checkpoint", version: CHECKPOINT_VERSION, run, number, seq: moment.seq, lineage: { run: runId(lineage.run), position: lineage.position }, files: listed, missing, sha256: overallHash(listed) };
  const options = { mtime: new Date(moment.at), mode: 0o100600 };
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`), MANIFEST, options);
  for (const { path, content } of texts) zip.addBuffer(content, path, options);
  for (const { path, source } of files) zip.addFile(source, path, options);
  zip.end();
  return { manifest, content: zip.outputStream };
}

function* textsOf(briefing: Briefing, told: readonly ToldBrief[]): Generator<TextFile, void> {
  yield* checkpointFiles(briefing);
  yield* sentBriefFiles(briefing.state, told);
}

const sha256Of = (content: Buffer): string => createHash("sha256").update(content).digest("hex");
