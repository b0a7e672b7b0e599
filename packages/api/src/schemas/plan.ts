import { planSchema } from "@planloom/formats/plan-schema";
import type { Plan, Problem } from "@planloom/scheduler";
import { z } from "zod";
import { countingNumber, planIdSchema } from "./ids.ts";

const revision = countingNumber(1);
const time = z.number().int();

export const planSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Its first 300 characters. */
  description: z.string(),
  revision,
  tasks: z.number().int(),
  updatedAt: time,
  /** The most recent run of this plan, `null` if it never ran. */
  lastRun: z.object({ id: z.string(), number: z.number().int(), status: z.string(), startedAt: time }).nullable(),
});
export type PlanSummary = z.output<typeof planSummarySchema>;

const isPlan = (value: unknown): value is z.output<typeof planSchema> =>
  typeof value === "object" && value !== null && "tasks" in value && "dependencies" in value && "settings" in value;
/**
 * A plan that the server gives: its schema has read it on its way out of the database, so only its outline is checked.
 * All of it once more took 0.1 s of the server for 5,000 tasks.
 */
export const readPlanSchema = z.custom<z.output<typeof planSchema>>(isPlan, "not a plan");

export const planRevisionSchema = z.object({ id: z.string(), revision, latestRevision: revision, savedAt: time, savedBy: z.string(), plan: readPlanSchema });
export type PlanRevision = z.output<typeof planRevisionSchema>;

/** A caller sends a `Plan`; the server believes nothing of it before the schema has read it. */
const anyPlan: z.ZodType<Plan> = planSchema;
export const planInput = z
  .custom<Plan>(() => true)
  .transform((plan): unknown => plan)
  .pipe(anyPlan);

/** The title of work that is put into the plan of a live run; a plan takes no longer one. */
export const titleOfWork = z.string().trim().min(1).max(200);

export const planGetInput = z.strictObject({ id: planIdSchema, revision: revision.optional() });
export const planCreateInput = z.strictObject({ plan: planInput });
export const planSaveInput = z.strictObject({ id: planIdSchema, baseRevision: revision, plan: planInput });

/** `conflict`: somebody saved after the revision the sender started from; nothing was written. */
export const planSaveResultSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("saved"), revision, savedAt: time }),
  z.object({ kind: z.literal("conflict"), latest: planRevisionSchema }),
]);
export type PlanSaveResult = z.output<typeof planSaveResultSchema>;

export const problemSchema = z.custom<Problem>((value) => typeof value === "object" && value !== null && "code" in value);
