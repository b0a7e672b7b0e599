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
 * that is no plan any more without them, or that something has made too large: once saved, nobody could read it.
 */
export function storableDocument(plan: Plan): PlanDocument {
  const read = readStorable(plan);
  if (read.kind === "refused") throw new ApiError("invalid", read.message);
  return read.document;
}

/** The same, for whoever has to say it in another way. */
export function readStorable(plan: Plan): { readonly kind: "read"; readonly document: PlanDocument } | { readonly kind: "refused"; readonly message: string } {
  const read = planSchema.safeParse(cleanJson(plan));
  return read.success ? { kind: "read", document: read.data } : { kind: "refused", message: `The plan cannot be saved, because nobody could read it again:\n${describeIssues(read.error)}` };
}
