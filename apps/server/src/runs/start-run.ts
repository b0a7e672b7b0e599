import { ApiError, type RunStartResult } from "@planloom/api";
import { type Database, findPlanRevision } from "@planloom/db";
import { createRun } from "@planloom/scheduler";
import type { Engine } from "../engine/live-runs.ts";
import type { DiskWatch } from "../health/watch-disk.ts";
import { readDocument } from "../plans/read-document.ts";
import type { SecretVault } from "../secrets/secret-vault.ts";
import { freezeFor } from "./freeze-for.ts";

interface StartParts {
  readonly db: Database;
  readonly workspaceId: string;
  readonly engine: Engine;
  readonly disk: Pick<DiskWatch, "low">;
  readonly vault: Pick<SecretVault, "names">;
}

/** Freezes a revision of a plan, the latest unless one is named, into a run and starts it. Refuses a plan that cannot run, and any while the disk is nearly full. */
export async function startRun({ db, workspaceId, engine, disk, vault }: StartParts, wanted: { planId: string; revision?: number | undefined }, by: string): Promise<RunStartResult> {
  if (disk.low() !== null) throw new ApiError("unavailable", "The disk of the server is nearly full, so nothing new is started. What runs goes on. Make room, then try again.");
  const found = await findPlanRevision(db, wanted.planId, wanted.revision);
  if (found === null || found.workspaceId !== workspaceId) throw new ApiError("not-found", "There is no such plan; it may have been removed.");
  const frozen = await freezeFor(vault, readDocument(found.document));
  if (frozen.kind === "refused") return { kind: "refused", problems: [...frozen.problems] };
  const { id, number } = await engine.start({ workspaceId, planId: found.planId, planRevision: found.number, state: createRun(frozen.spec), startedBy: by });
  return { kind: "started", run: id, number };
}
