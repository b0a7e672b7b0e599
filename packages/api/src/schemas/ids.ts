import { attemptId, batchId, runId } from "@planloom/scheduler";
import { z } from "zod";

/** A number that counts up from `from`: a revision, a run, an event, an epoch. The database keeps them in 31 bits. */
export const countingNumber = (from: 0 | 1) => z.number().int().min(from).max(2_147_483_647);

export const runIdSchema = z.uuid().transform(runId);
export const planIdSchema = z.uuid();
export const batchIdSchema = z.string().min(1).max(80).regex(/^[A-Za-z0-9_.-]+$/).transform(batchId);
export const attemptIdSchema = z.string().min(1).max(100).regex(/^[A-Za-z0-9_.-]+#\d+$/).transform(attemptId);

/** Names one attempt of one run, and proves that the sender means the one that is live. */
export const fenceSchema = z.strictObject({ run: runIdSchema, attempt: attemptIdSchema, epoch: countingNumber(0) });
export type RunFence = z.output<typeof fenceSchema>;

/** A word that a task asks for and a runner was granted, such as `gpu` or `os:linux`. Upper and lower case differ. */
const labelSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,62}$/, "is letters, digits and . _ : / -, at most 63");
export const labelsSchema = z.array(labelSchema).max(50).transform((labels) => [...new Set(labels)]);
