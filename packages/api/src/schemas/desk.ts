import type { RunsDeskLine } from "@planloom/scheduler";
import { z } from "zod";
import { runIdSchema } from "./ids.ts";

const time = z.number().int();
const count = z.number().int().nonnegative();

const line = z.object({
  /** Of the workspace's runs. */
  run: runIdSchema,
  number: count,
  planName: z.string(),
  isOver: z.boolean(),
  key: z.string(),
  since: time,
  holdUp: z.object({ batches: count, minutes: z.number() }),
  title: z.string(),
});

const deskLineSchema = z.discriminatedUnion("kind", [
  line.extend({ kind: z.literal("check-in"), attempt: count, acceptanceFailed: z.boolean() }),
  line.extend({ kind: z.literal("work"), by: z.string().nullable() }),
  line.extend({ kind: z.literal("failure") }),
  line.extend({ kind: z.literal("blocker"), blocker: z.enum(["hard-dependency", "clarification", "technical", "scope-conflict"]), severity: z.enum(["critical", "moderate", "minor"]), of: z.string().nullable() }),
  line.extend({ kind: z.literal("hand-over") }),
  line.extend({ kind: z.literal("scope"), files: count }),
  line.extend({ kind: z.literal("flag"), flags: count }),
]) satisfies z.ZodType<RunsDeskLine>;
export type WorkspaceDeskLine = z.output<typeof deskLineSchema>;

/** Runs that are over stay on the desk of the workspace for so many days, unless their plan is run again. */
export const OVER_ON_DESK_DAYS = 7;

export const deskListInput = z.strictObject({ limit: z.number().int().min(1).max(500).default(200) });
/** What waits for a person in all runs, in the order in which it should be decided; `waiting` counts also what is beyond the limit. */
export const workspaceDeskSchema = z.object({ waiting: count, lines: z.array(deskLineSchema), now: time });
export type WorkspaceDesk = z.output<typeof workspaceDeskSchema>;

export const deskCountSchema = z.object({ waiting: count });
