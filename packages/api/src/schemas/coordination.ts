import { agentId, BRIEF_PARTS, blockerId, contractId, entryId, handOverId, issueId, type NewBlocker, type NewEntry, type NewIssue, SEVERITIES, streamId, taskId } from "@planloom/scheduler";
import { z } from "zod";
import { attemptIdSchema, batchIdSchema } from "./ids.ts";
import { titleOfWork } from "./plan.ts";
import { runInput } from "./run.ts";

const line = z.string().trim().min(1).max(500);
const text = z.string().max(20_000);
const word = z.string().trim().min(1).max(200).nullable().default(null);
const task = z.string().min(1).max(64).transform(taskId);
const path = z.string().min(1).max(1_000);
/** Ids that are made by whoever says something, so that it counts once however often it is sent; those of reports have `/` in them. */
const said = z.string().regex(/^[A-Za-z0-9_.#/<-]{1,300}$/);

const audienceSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("all") }),
  z.strictObject({ kind: z.literal("stream"), stream: z.string().min(1).max(64).transform(streamId) }),
  z.strictObject({ kind: z.literal("tasks"), tasks: z.array(task).min(1).max(500) }),
  z.strictObject({ kind: z.literal("files"), patterns: z.array(z.string().min(1).max(500)).min(1).max(200) }),
]);

const place = z.strictObject({ path, line: z.number().int().min(1).nullable().default(null) });

const entrySchema = z.strictObject({
  id: z.uuid().toLowerCase().transform(entryId),
  kind: z.enum(["finding", "decision", "constraint", "contract"]),
  title: line,
  text: text.default(""),
  severity: z.enum(SEVERITIES).default("info"),
  files: z.array(place).max(200).default([]),
  subject: word,
  claim: word,
  audience: audienceSchema.default({ kind: "all" }),
  pinned: z.boolean().default(false),
  supersedes: said.transform(entryId).nullable().default(null),
  contract: z.string().min(1).max(64).transform(contractId).nullable().default(null),
}) satisfies z.ZodType<NewEntry>;

const blockerSchema = z.strictObject({
  id: z.uuid().toLowerCase().transform(blockerId),
  kind: z.enum(["hard-dependency", "clarification", "technical", "scope-conflict"]),
  severity: z.enum(["critical", "moderate", "minor"]),
  title: line,
  text: text.default(""),
  options: z.array(line).max(20).default([]),
  batch: batchIdSchema.nullable(),
}) satisfies z.ZodType<NewBlocker>;

const issueSchema = z.strictObject({
  id: z.uuid().toLowerCase().transform(issueId),
  causedBy: batchIdSchema,
  foundIn: batchIdSchema.nullable().default(null),
  severity: z.enum(SEVERITIES),
  title: line,
  text: text.default(""),
}) satisfies z.ZodType<NewIssue>;

/** Work that is put into the plan of a live run, no longer than a plan takes it. */
const workSchema = z.strictObject({
  title: titleOfWork,
  instructions: z.string().max(100_000).default(""),
  minutes: z.number().positive().max(100_000),
  agent: z.string().min(1).max(64).transform(agentId).nullable().default(null),
});

const pair = z.strictObject({ from: task, to: task });

/** How a blocker is got out of the way. What changes the plan is done together with it, or neither is. */
const wayOutSchema = z.discriminatedUnion("kind", [
  /** An answer. `audience`: whom the board tells, `null` nobody but the next attempt. */
  z.strictObject({ kind: z.literal("decision"), entry: z.uuid().toLowerCase().transform(entryId), audience: audienceSchema.nullable() }),
  /** Other work first. `between`: after the batches that are done and before the blocked one, where its task has several. */
  z.strictObject({ kind: z.literal("batch"), place: z.enum(["before", "between"]), work: workSchema }),
  z.strictObject({ kind: z.literal("owner"), agent: z.string().min(1).max(64).transform(agentId) }),
  z.strictObject({ kind: z.literal("dependencies"), add: z.array(pair).max(100).default([]), remove: z.array(pair).max(100).default([]) }),
  z.strictObject({ kind: z.literal("dismissed") }),
]);
export type WayOut = z.output<typeof wayOutSchema>;

export const postEntryInput = runInput.extend({ entry: entrySchema });
export const pinEntryInput = runInput.extend({ entry: said.transform(entryId), pinned: z.boolean() });
export const raiseBlockerInput = runInput.extend({ blocker: blockerSchema });
export const escalateBlockerInput = runInput.extend({ blocker: said.transform(blockerId), to: z.string().trim().min(1).max(200) });
/** `resume`: whether a run that is paused is to go on with it. */
export const resolveBlockerInput = runInput.extend({ blocker: said.transform(blockerId), text: text.default(""), how: wayOutSchema, resume: z.boolean().default(false) });
const titles = z.array(z.string());
/** What a way out of a blocker would do, by the titles of batches. Minutes are from now to the end; `null` where nobody can say. */
export const resolutionPreviewSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("refused"), message: z.string() }),
  z.object({
    kind: z.literal("possible"),
    added: titles,
    removed: titles,
    changed: titles,
    /** What would begin at once. */
    starts: titles,
    finish: z.object({ beforeMinutes: z.number().nullable(), afterMinutes: z.number().nullable() }),
  }),
]);
export type ResolutionPreview = z.output<typeof resolutionPreviewSchema>;
/** `work`: the fix, exactly where `how` is `fix`. */
export const settleHandOverInput = runInput.extend({ handOver: said.transform(handOverId), how: z.enum(["fits", "fix", "again"]), notes: text.nullable().default(null), work: workSchema.nullable().default(null) });
export const recordIssueInput = runInput.extend({ issue: issueSchema });
export const closeIssueInput = runInput.extend({ issue: said.transform(issueId), text: text.default("") });
export const decideScopeInput = runInput.extend({ attempt: attemptIdSchema, files: z.array(path).min(1).max(500), how: z.enum(["widened", "reverted", "blocked", "kept"]) });
export const settleFlagInput = runInput.extend({
  attempt: attemptIdSchema,
  flag: z.enum(["overtime", "out-of-scope", "output-missing", "report-missing", "acceptance-failed-twice", "no-progress"]),
  note: z.string().max(2_000).nullable().default(null),
});
export const editBriefInput = runInput.extend({ batch: batchIdSchema, parts: z.partialRecord(z.enum(BRIEF_PARTS), text) });
/** Asks an agent for a better report of what was found. `wish`: what it should look at above all. */
export const refineReportInput = runInput.extend({ agent: z.string().min(1).max(64).transform(agentId), wish: z.string().max(5_000).default("") });
