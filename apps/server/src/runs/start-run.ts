import { ApiError, type RunStartResult } from "@planloom/api";
import { type Database, findPlanRevision } from "@planloom/db";
import { createRun, type RunId } from "@planloom/scheduler";
import type { Engine } from "../engine/live-runs.ts";
import type { NewWork } from "../health/new-work.ts";
import { readDocument } from "../plans/read-document.ts";
import type { SecretVault } from "../secrets/secret-vault.ts";
import { freezeFor } from "./freeze-for.ts";

export interface StartParts {
  readonly db: Database;
  readonly workspaceId: string;
  readonly engine: Engine;
  readonly newWork: NewWork;
  readonly vault: Pick<SecretVault, "names">;
}

/** The revision of the plan to run, the latest where none is named, and the id the run is to have, where that matters. */
export interface WantedRun {
  readonly planId: string;
  readonly revision?: number | undefined;
  readonly run?: RunId | undefined;
}

/** Freezes a revision of a plan, the latest unless one is named, into a run and starts it. Refuses a plan that cannot run, and any while the data folder has no place for it. */
export async function startRun({ db, workspaceId, engine, newWork, vault }: StartParts, wanted: WantedRun, by: string): Promise<RunStartResult> {
  const hindrance = newWork.hindrance();
  if (hindrance !== null) throw new ApiError("unavailable", `${hindrance} Until then nothing new is started. What runs goes on.`);
  const found = await findPlanRevision(db, wanted.planId, wanted.revision);
  if (found === null || found.workspaceId !== workspaceId) throw new ApiError("not-found", "There is no such plan; it may have been removed.");
  const frozen = await freezeFor(vault, readDocument(found.document));
  if (frozen.kind === "refused") return { kind: "refused", problems: [...frozen.problems] };
  const { id, number } = await engine.start({ id: wanted.run, workspaceId, planId: found.planId, planRevision: found.number, state: createRun(frozen.spec), startedBy: by });
  return { kind: "started", run: id, number };
}
