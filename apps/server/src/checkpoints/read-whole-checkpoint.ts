import { ApiError, type ApiErrorCode } from "@planloom/api";
import { handBack } from "@planloom/briefing";
import type { Run, RunEvent } from "@planloom/scheduler";
import type { PlanDocument } from "../plans/read-document.ts";
import type { CheckpointManifest } from "./manifest.ts";
import { type ArrivedBrief, readArrivedBriefs } from "./arrived-briefs.ts";
import { readCheckpoint } from "./read-checkpoint.ts";
import { openCheckedZip } from "./read-zip.ts";

export interface CheckpointQuestion {
  /** Where the zip lies. */
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Who takes it in. */
  readonly by: string;
}

export type CheckpointAnswer =
  /** `state` is `origin` after `events`, which hand back what runners had. */
  | { readonly kind: "read"; readonly manifest: CheckpointManifest; readonly plan: PlanDocument; readonly origin: Run; readonly state: Run; readonly events: readonly RunEvent[]; readonly briefs: readonly ArrivedBrief[] }
  | { readonly kind: "refused"; readonly code: ApiErrorCode; readonly message: string };

/** Reads a checkpoint, holds every byte and all that it says against each other, and lets its run go on from there. */
export async function readWholeCheckpoint({ file, now, by }: CheckpointQuestion): Promise<CheckpointAnswer> {
  try {
    const zip = await openCheckedZip(file);
    try {
      const { plan, state: origin, at } = await readCheckpoint(zip);
      const briefs = await readArrivedBriefs(zip, origin);
      return { kind: "read", manifest: zip.manifest, plan, origin, briefs, ...handBack(origin, { at: Math.max(now, at), by }) };
    } finally {
      zip.close();
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { kind: "refused", code: error.code, message: error.message };
  }
}
