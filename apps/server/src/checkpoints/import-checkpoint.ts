import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { ApiError, type ImportedCheckpoint } from "@planloom/api";
import { failpoint } from "@planloom/api/failpoint";
import { nextBatches } from "@planloom/briefing";
import { type Database, databaseTime, findPlanRevision, importRun, insertArtifact, insertPlan, knownRuns, listPlans, type Relative, relativesOf, storableEvent, type Tx } from "@planloom/db";
import { attemptId, batchSpecOf, type BatchId, type Run, type RunId, runId } from "@planloom/scheduler";
import { countProgress, shownProgress } from "../engine/progress.ts";
import type { Feed } from "../live/feed.ts";
import { type PlanDocument, readDocument } from "../plans/read-document.ts";
import type { ArtifactFiles } from "../runners/artifact-files.ts";
import { askAside } from "../threads/ask-aside.ts";
import { keepArrivedBriefs } from "./arrived-briefs.ts";
import { expectRun, giveRunUp, runArrived } from "./arriving-runs.ts";
import { artifactPath, type CheckpointManifest } from "./manifest.ts";
import type { CheckpointAnswer } from "./read-whole-checkpoint.ts";
import { type OpenZip, openZip } from "./read-zip.ts";

export interface ImportParts {
  readonly db: Database;
  readonly workspaceId: string;
  /** The data folder. */
  readonly home: string;
  readonly artifacts: Pick<ArtifactFiles, "place">;
  readonly feed: Feed;
}

/** In a thread of its own: one of a gigabyte is read to its last byte. */
const READ_WITHIN_MS = 600_000;

/**
 * Makes a run out of a checkpoint, whole or not at all: paused, with everything that was accepted and its files, and
 * with what runners had at that time handed back. Its plan is taken from here where there is the same one. Throws an
 * `ApiError` for a checkpoint that was changed, does not fit, or that somebody here is further on with.
 */
export async function importCheckpoint(parts: ImportParts, file: string, by: string): Promise<ImportedCheckpoint> {
  const read = await askAside({ kind: "read-checkpoint", file, now: await databaseTime(parts.db), by }, READ_WITHIN_MS);
  if (read.kind === "refused") throw new ApiError(read.code, read.message);
  const zip = await openZip(file);
  try {
    return await importRead(parts, { ...read, zip }, by);
  } finally {
    zip.close();
  }
}

type Read = Extract<CheckpointAnswer, { kind: "read" }> & { readonly zip: OpenZip };

async function importRead({ db, workspaceId, home, artifacts, feed }: ImportParts, { zip, manifest, plan, origin, state, events, briefs }: Read, by: string): Promise<ImportedCheckpoint> {
  refuseRelatives(await relativesOf(db, workspaceId, manifest.lineage.run), manifest);
  const id = runId(randomUUID());
  try {
    await expectRun(home, id);
    const placed = await placeArtifacts({ zip, manifest }, artifacts, { id, state });
    failpoint("import:between");
    const made = await db.transaction(async (tx) => {
      const kept = await keepPlan(tx, { workspaceId, plan, by });
      const source = { run: manifest.run, number: manifest.number, seq: manifest.seq, sha256: manifest.sha256 };
      const { number } = await importRun(tx, {
        id,
        workspaceId,
        planId: kept.id,
        planRevision: kept.revision,
        ownPlan: state.spec.revision === 0 ? null : { number: state.spec.revision, document: plan },
        origin,
        state,
        events: events.map((event) => ({ at: event.at, text: storableEvent(event).text })),
        ...shownProgress(countProgress(state), state.status),
        by,
        lineage: manifest.lineage.run,
        position: manifest.lineage.position,
        source,
      });
      // Numbers are given to one run at a time, so of two imports of one checkpoint the second sees the first.
      refuseRelatives((await relativesOf(tx, workspaceId, manifest.lineage.run)).filter((relative) => relative.id !== id), manifest);
      for (const artifact of placed) await insertArtifact(tx, { runId: id, ...artifact });
      await keepArrivedBriefs(tx, { zip, run: id, briefs });
      return { number, kept };
    });
    await runArrived(home, id);
    feed.publish({ kind: "run", run: id });
    if (made.kept.isNew) feed.publish({ kind: "plan", plan: made.kept.id });
    return summaryOf({ id, number: made.number, plan: { id: made.kept.id, name: plan.name, isNew: made.kept.isNew }, origin, state, manifest });
  } catch (error) {
    // Where the connection broke at the very end it may be there nevertheless; what cannot be asked now is found at the next start.
    const isThere = await knownRuns(db, [id]).then((known) => known.has(id), () => true);
    if (!isThere) await giveRunUp(home, id);
    throw error;
  }
}

const OVER: ReadonlySet<string> = new Set(["accepted", "failed", "stopped"]);
/** What can be done instead, by how the run that is here stands. */
const INSTEAD: Readonly<Record<string, string>> = {
  accepted: "It was accepted, so nothing is left to be done.",
  stopped: "It was stopped, and a run that was stopped is over: start its plan again.",
};

/** Two runs that go on from one beginning would do the same work twice. */
function refuseRelatives(relatives: readonly Relative[], { lineage }: CheckpointManifest): void {
  const asFar = relatives.filter(({ position }) => position >= lineage.position);
  const further = asFar.find(({ status }) => INSTEAD[status] === undefined) ?? asFar[0];
  if (further !== undefined) throw new ApiError("invalid", `This run is here already, as run ${further.number}, at this place or further on. ${INSTEAD[further.status] ?? "Go on with that one."}`);
  const live = relatives.find(({ status }) => !OVER.has(status));
  if (live !== undefined) throw new ApiError("invalid", `This run is here already, as run ${live.number}, at an earlier place. Stop that one first, so that nothing is done twice.`);
}

async function placeArtifacts({ zip, manifest }: Pick<Read, "zip" | "manifest">, artifacts: ImportParts["artifacts"], { id, state }: { id: RunId; state: Run }) {
  const listed = new Set(manifest.files.map(({ path }) => path));
  const placed: { attemptId: string; name: string; bytes: number; sha256: string }[] = [];
  for (const { attempts } of Object.values(state.batches)) {
    for (const { id: attempt, stage } of attempts) {
      const outputs = stage.kind === "ended" || stage.kind === "reported" ? (stage.report?.outputs ?? []) : [];
      for (const { name, kind } of outputs) {
        const path = artifactPath(attempt, name);
        if (kind !== "file" || !listed.has(path)) continue;
        placed.push({ attemptId: attempt, name, ...(await artifacts.place({ run: id, attempt: attemptId(attempt), name }, await zip.stream(path))) });
      }
    }
  }
  return placed;
}

/** The same plan, where the latest revision of one here is it; else a new one. */
async function keepPlan(tx: Tx, { workspaceId, plan, by }: { workspaceId: string; plan: PlanDocument; by: string }): Promise<{ id: string; revision: number; isNew: boolean }> {
  for (const { id } of (await listPlans(tx, workspaceId)).filter(({ name }) => name === plan.name)) {
    const latest = await findPlanRevision(tx, id);
    if (latest !== null && isDeepStrictEqual(readDocument(latest.document), plan)) return { id, revision: latest.number, isNew: false };
  }
  return { ...(await insertPlan(tx, { workspaceId, name: plan.name, document: plan, by })), isNew: true };
}

const MOST_NAMED = 10;

function summaryOf({ id, number, plan, origin, state, manifest }: { id: RunId; number: number; plan: ImportedCheckpoint["plan"]; origin: Run; state: Run; manifest: CheckpointManifest }): ImportedCheckpoint {
  const batches = state.spec.batches.flatMap(({ id: batch }) => state.batches[batch] ?? []);
  const titles = (ids: readonly BatchId[]): string[] => ids.slice(0, MOST_NAMED).map((batch) => batchSpecOf(state.spec, batch)?.title ?? batch);
  const last = (run: Run, batch: BatchId) => run.batches[batch]?.attempts.at(-1)?.stage.kind;
  return {
    run: id,
    number,
    status: state.status,
    plan,
    batches: batches.length,
    done: batches.filter(({ phase }) => phase.kind === "accepted" || phase.kind === "skipped").length,
    handedBack: titles(batches.filter(({ id: batch }) => last(origin, batch) === "running" && last(state, batch) === "ended").map(({ id: batch }) => batch)),
    next: titles(nextBatches(state)),
    waitsForPerson: titles(batches.filter(({ phase }) => phase.kind === "checking" || phase.kind === "failed").map(({ id: batch }) => batch)),
    missing: manifest.missing,
  };
}
