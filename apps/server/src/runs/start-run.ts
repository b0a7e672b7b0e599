import { ApiError, type RunStartResult } from "@planloom/api";
import { type Database, findPlanRevision } from "@planloom/db";
import { createRun, type RunId } from "@planloom/scheduler";
import type { Engine } from "../engine/live-runs.ts";
import type { DiskWatch } from "../health/watch-disk.ts";
import { readDocument } from "../plans/read-document.ts";
import type { SecretVault } from "../secrets/secret-vault.ts";
import { freezeFor } from "./freeze-for.ts";

export interface StartParts {
  readonly db: Database;
  readonly workspaceId: string;
  readonly engine: Engine;
  readonly disk: Pick<DiskWatch, "low">;
  readonly vault: Pick<SecretVault, "names">;
}

/** The revision of the plan to run, the latest where none is named, and the id the run is to have, where that matters. */
export interface WantedRun {
  readonly planId: string;
  readonly revision?: number | undefined;
  readonly run?: RunId | undefined;
}

/** Freezes a revision of a plan, the latest unless one is named, into a run and starts it. Refuses a plan that cannot run, and any while the disk is nearly full. */
export async function startRun({ db, workspaceId, engine, disk, vault }: StartParts, wanted: WantedRun, by: string): Promise<RunStartResult> {
  if (disk.low() !== null) throw new ApiError("unavailable", "The disk of the server is nearly full, so nothing new is started. What runs goes on. Make room, then try again.");
  const found = await findPlanRevision(db, wanted.planId, wanted.revision);
  if (found === null || found.workspaceId !== workspaceId) throw new ApiError("not-found", "There is no such plan; it may have been removed.");
  const frozen = await freezeFor(vault, readDocument(found.document));
  if (frozen.kind === "refused") return { kind: "refused", problems: [...frozen.problems] };
  const { id, number } = await engine.start({ id: wanted.run, workspaceId, planId: found.planId, planRevision: found.number, state: createRun(frozen.spec), startedBy: by });
  return { kind: "started", run: id, number };
}
