import { planSchema } from "@planloom/formats/plan-schema";
import type { z } from "zod";

/** A plan as its schema reads it: the scheduler's `Plan`, in lists that may be changed. */
export type PlanDocument = z.output<typeof planSchema>;

/**
 * Reads a plan out of the database. Fills in what a plan saved by an older version did not have yet; throws if it is
 * no plan at all.
 */
export function readDocument(document: unknown): PlanDocument {
  return planSchema.parse(document);
}
