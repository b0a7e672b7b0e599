import { ApiError, describeIssues, runStateSchema } from "@planloom/api";
import { findMisfits } from "@planloom/briefing";
import { planSchema } from "@planloom/formats/plan-schema";
import type { Run } from "@planloom/scheduler";
import { z } from "zod";
import { type PlanDocument, storableDocument } from "../plans/read-document.ts";
import type { CheckedZip } from "./read-zip.ts";
import { stateShapeFault } from "./state-schema.ts";

/** What a run needs to go on, out of a checkpoint. */
export interface ReadCheckpoint {
  readonly plan: PlanDocument;
  readonly state: Run;
  /** When the checkpoint was, milliseconds since 1970. */
  readonly at: number;
}

const contextSchema = z.object({ checkpoint: z.object({ at: z.number().int().min(0) }), plan: planSchema });
const stateSchema = z.object({ seq: z.number().int(), state: runStateSchema });

/** Reads plan and state, and holds them against each other. Throws an `ApiError` that says what does not fit. */
export async function readCheckpoint({ manifest, text }: Pick<CheckedZip, "manifest" | "text">): Promise<ReadCheckpoint> {
  const context = parse(contextSchema, "context.json", await text("context.json"));
  const { seq, state } = parse(stateSchema, "coordination-state.json", await text("coordination-state.json"));
  if (seq !== manifest.seq) throw unfit(`its state is that after event ${seq}, and it says it was kept after event ${manifest.seq}.`);
  const fault = stateShapeFault(state);
  if (fault !== null) throw unfit(`its state does not have the expected shape (${fault}).`);
  const plan = storableDocument(context.plan);
  const misfits = findMisfits(state, plan);
  if (misfits.length > 0) throw unfit(`its parts do not belong together. ${misfits.join(" ")}`);
  if (state.status === "created") throw unfit("its run has not started.");
  if (state.status === "accepted" || state.status === "stopped" || state.status === "stopping") throw unfit(`its run was ${state.status}, so there is nothing to go on with.`);
  return { plan, state, at: context.checkpoint.at };
}

const unfit = (why: string): ApiError => new ApiError("invalid", `No run can go on from this checkpoint: ${why}`);

function parse<T extends z.ZodType>(schema: T, path: string, text: string): z.output<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ApiError("invalid", `No run can go on from this checkpoint: ${path} is no JSON.`, { cause });
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw unfit(`${path} does not have the expected shape:\n${describeIssues(parsed.error)}`);
  return parsed.data;
}
