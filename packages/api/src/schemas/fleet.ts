import { z } from "zod";
import { labelsSchema } from "./ids.ts";

const name = z.string().trim().min(1).max(60).regex(/^[^\p{Cc}]*$/u, "must be one line");
const mostAtOnce = z.number().int().min(1).max(1_000).nullable();

export const runnerInput = z.strictObject({ runner: z.uuid() });
export const changeRunnerInput = z.strictObject({ runner: z.uuid(), labels: labelsSchema, mostAtOnce });
/** What the new runner is called and may do. */
export const registrationInput = z.strictObject({ name, labels: labelsSchema, mostAtOnce });
/** The token is shown this once and kept nowhere. */
export const registrationResultSchema = z.object({ token: z.string(), expiresAt: z.number() });

export const fleetSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    version: z.string(),
    /** What it says it can do at once. */
    capacity: z.number().int(),
    /** The most it is given at once; `null` for what it asks for. */
    mostAtOnce: z.number().int().nullable(),
    busy: z.number().int(),
    /**
     * `silent`: not heard for as long as makes its attempts doubtful. `shut-down`: it said so itself.
     * `removed`: let in no more, known by name only.
     */
    state: z.enum(["online", "silent", "shut-down", "never-seen", "removed"]),
    /** It finishes what it has and gets nothing new. */
    draining: z.boolean(),
    lastSeenAt: z.number().int().nullable(),
    killLevel: z.string(),
    /** What an owner granted it; these count. */
    labels: z.array(z.string()),
    /** What it says of itself; these do not. */
    declared: z.array(z.string()),
    /** How far its clock is ahead of the server's, milliseconds; `null` where it did not say. */
    clockSkewMs: z.number().int().nullable(),
  }),
);
export type Fleet = z.output<typeof fleetSchema>;
