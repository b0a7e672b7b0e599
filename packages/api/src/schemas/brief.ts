import { entryId } from "@planloom/scheduler";
import { z } from "zod";
import { attemptIdSchema, batchIdSchema, runIdSchema } from "./ids.ts";

/** `attempt`: one of the batch; `null`: the one that is live or was the last, and before there is any, the next. */
export const briefInput = z.strictObject({ run: runIdSchema, batch: batchIdSchema, attempt: attemptIdSchema.nullable().default(null) });

const entry = z.string().min(1).max(300).transform(entryId);

/** What whoever works on an attempt was told; `foreseen`: nothing was sent, and this is what would be sent now. */
export const sentBriefSchema = z.object({
  kind: z.enum(["sent", "foreseen"]),
  /** `null`: none has been made yet. */
  attempt: attemptIdSchema.nullable(),
  /** Markdown. */
  text: z.string(),
  characters: z.number().int(),
  /** The entries of the board that it carries: what whoever read it knew of it. */
  carried: z.array(entry),
  /** When it was sent, milliseconds since 1970; `null` where it was not. */
  at: z.number().nullable(),
});
export type SentBrief = z.output<typeof sentBriefSchema>;

export const toldOfInput = z.strictObject({ run: runIdSchema, entry });
/** The attempts that were told, in the order in which they were. */
export const toldOfSchema = z.object({ attempts: z.array(attemptIdSchema) });
