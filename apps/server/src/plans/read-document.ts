import { ApiError, describeIssues } from "@planloom/api";
import { cleanJson } from "@planloom/db";
import { planSchema } from "@planloom/formats/plan-schema";
import type { Plan } from "@planloom/scheduler";
import type { z } from "zod";

/** A plan as its schema reads it: the scheduler's `Plan`, in lists that may be changed. */
export type PlanDocument = z.output<typeof planSchema>;

/**
 * Reads a plan out of the database. Fills in what a plan saved by an older version did not have yet; throws an
 * `ApiError` for one that only another version can read.
 */
export function readDocument(document: unknown): PlanDocument {
  const read = planSchema.safeParse(document);
  if (!read.success) throw new ApiError("invalid", "This plan was saved in a form that this version of Planloom cannot read.", { cause: read.error });
  return read.data;
}

/**
 * The plan as the database will give it back, without the characters it does not take. Throws an `ApiError` for one
 * that is no plan any more without them: once saved, nobody could read it.
 */
export function storableDocument(plan: Plan): PlanDocument {
  const read = planSchema.safeParse(cleanJson(plan));
  if (!read.success) throw new ApiError("invalid", `The plan cannot be saved, because it is made of characters that cannot be stored:\n${describeIssues(read.error)}`, { cause: read.error });
  return read.data;
}
