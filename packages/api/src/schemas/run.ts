import { LONGEST_REPORT, workReportSchema } from "@planloom/formats";
import { agentId, LONGEST_FIX, REMARK_TAGS, type Run, type RunEvent, runId, type RunMetrics } from "@planloom/scheduler";
import { z } from "zod";
import { attemptIdSchema, batchIdSchema, countingNumber, fenceSchema, planIdSchema, runIdSchema } from "./ids.ts";
import { withPresentName, withPresentShape } from "./older-runs.ts";
import { planInput, problemSchema, readPlanSchema, titleOfWork } from "./plan.ts";

const time = z.number().int();
const count = z.number().int().nonnegative();

export const runStatusSchema = z.enum(["created", "running", "pausing", "paused", "stopping", "accepted", "failed", "stopped"]);

/** The state of a run as the run machine made it; its inside is the machine's own, so only its outline is checked. */
const isRun = (value: unknown): value is Run =>
  typeof value === "object" && value !== null && "spec" in value && "status" in value && "batches" in value;
export const runStateSchema = z.custom<Run>(isRun, "not the state of a run").transform(withPresentShape);

const isRunEvent = (value: unknown): value is RunEvent =>
  typeof value === "object" && value !== null && "type" in value && "at" in value;
export const runEventSchema = z.custom<RunEvent>(isRunEvent, "not an event of a run").transform(withPresentName);

const metricsSchema = z.custom<RunMetrics>((value) => typeof value === "object" && value !== null && "completion" in value);

export const runSummarySchema = z.object({
  id: runIdSchema,
  /** 1 for the first run of the workspace. */
  number: count,
  planId: z.string(),
  planName: z.string(),
  revision: count,
  status: runStatusSchema,
  startedBy: z.string(),
  createdAt: time,
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  batches: count,
  done: count,
  /** Batches that wait for a person: a check-in, work to do, or a decision on a failure. */
  waitingForPerson: count,
});
export type RunSummary = z.output<typeof runSummarySchema>;

/** `run`: the id the run is to have, made by whoever asks: asked again with it, the same run is the answer. */
export const runStartInput = z.strictObject({ planId: planIdSchema, revision: countingNumber(1).optional(), run: z.uuid().toLowerCase().transform(runId).optional() });
/** `refused`: the plan cannot run, and why; no run was made. */
export const runStartResultSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("started"), run: runIdSchema, number: count }),
  z.object({ kind: z.literal("refused"), problems: z.array(problemSchema) }),
]);
export type RunStartResult = z.output<typeof runStartResultSchema>;

export const runListInput = z.strictObject({
  status: z.enum(["live", "accepted", "failed", "stopped"]).optional(),
  planId: planIdSchema.optional(),
  search: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(200).default(50),
  /** The `number` of the last run already seen; older ones follow. */
  before: countingNumber(1).optional(),
});
export const runListSchema = z.object({ runs: z.array(runSummarySchema), more: z.boolean() });
export type RunList = z.output<typeof runListSchema>;

export const runInput = z.strictObject({ run: runIdSchema });

const policyMinutes = z.number().min(0).max(100_000);
/** `policy`: what becomes of what runs; left out, what the plan says. */
export const runPauseInput = runInput.extend({
  policy: z.strictObject({ handBackMinutes: policyMinutes, finishMinutes: policyMinutes, between: z.enum(["finish", "hand-back"]) }).nullable().default(null),
});

/** What a live run is to do from here on. */
export const runPreviewInput = runInput.extend({ plan: planInput });
/** `baseRevision`: the revision of what the run does that the change was made for. */
export const runChangeInput = runPreviewInput.extend({ baseRevision: count, reason: z.string().max(1_000).default("") });

const refusedChange = z.object({
  kind: z.literal("refused"),
  problems: z.array(problemSchema),
  /** Why it does not fit what has begun; `null` where the plan itself cannot run. */
  message: z.string().nullable(),
});
const titles = z.array(z.string());
/** What a change would do, by the titles of batches. Minutes are from now to the end; `null` where nobody can say. */
export const runPreviewSchema = z.discriminatedUnion("kind", [
  refusedChange,
  z.object({
    kind: z.literal("possible"),
    baseRevision: count,
    changes: z.object({ added: titles, removed: titles, changed: titles, limits: z.array(z.string()) }),
    finish: z.object({ beforeMinutes: z.number().nullable(), afterMinutes: z.number().nullable() }),
  }),
]);
export type RunPreview = z.output<typeof runPreviewSchema>;
/** `conflict`: somebody changed the run meanwhile; it is at `latest` now. */
export const runChangeResultSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("applied"), revision: count }),
  refusedChange,
  z.object({ kind: z.literal("conflict"), latest: count }),
]);
export type RunChangeResult = z.output<typeof runChangeResultSchema>;

/** A run with its plan, as it stands after event `seq`. */
export const runDetailSchema = z.object({
  summary: runSummarySchema,
  plan: readPlanSchema,
  state: runStateSchema,
  seq: count,
  /** The server's clock when this was read, so that a browser with a wrong clock shows right durations. */
  now: time,
});
export type RunDetail = z.output<typeof runDetailSchema>;

/** What a run was before its first event; `null` for one that was started before that was kept. */
export const runOriginSchema = runStateSchema.nullable();

/** When the attempts of a run that are being worked on last printed something, by the server's clock; those that have printed nothing are not in it. */
export const lastOutputsSchema = z.array(z.object({ attempt: attemptIdSchema, at: time }));
export type LastOutputs = z.output<typeof lastOutputsSchema>;

/**
 * Follows a run: every event after `afterSeq`, and the log of one attempt from a byte offset. The id of each item is
 * `seq:byte`, so a dropped connection resumes without a gap or a repetition.
 */
export const runWatchInput = z.strictObject({
  run: runIdSchema,
  afterSeq: countingNumber(0),
  log: z.strictObject({ attempt: attemptIdSchema, fromByte: count }).nullable(),
  lastEventId: z.string().max(60).nullish(),
});
export type RunWatchInput = z.output<typeof runWatchInput>;
export type RunWatchItem =
  /** One after the other, without a gap. */
  | { readonly kind: "events"; readonly events: readonly { readonly seq: number; readonly event: RunEvent }[] }
  /** `text` starts at byte `from` of the log and ends before byte `to`. */
  | { readonly kind: "log"; readonly attempt: string; readonly from: number; readonly to: number; readonly text: string };

export const attemptInput = fenceSchema;
export const attemptFinishInput = fenceSchema.extend({
  note: z.string().max(10_000).nullable(),
  values: z.record(z.string().max(64), z.string().max(16_384)).default({}),
  /** What they say of their work: findings go on the board, blockers stop the batch. */
  report: workReportSchema
    .refine((said) => JSON.stringify(said).length <= LONGEST_REPORT, `is longer than ${LONGEST_REPORT} characters; say less, or put it into a file`)
    .nullable()
    .default(null),
});
const tags = z.array(z.enum(REMARK_TAGS)).max(REMARK_TAGS.length).default([]);
/** `fix`: the work that mends what a minor verdict names; before what follows, or beside it. At most ten minutes. */
export const checkInInput = fenceSchema.extend({
  verdict: z.enum(["accept", "minor", "rework"]),
  notes: z.string().max(10_000).nullable(),
  tags,
  fix: z.strictObject({ title: titleOfWork, minutes: z.number().positive().max(LONGEST_FIX), when: z.enum(["before", "beside"]) }).nullable().default(null),
});
export const batchInput = z.strictObject({ run: runIdSchema, batch: batchIdSchema });
/** `attempts`: how many it had when the sender decided; `agent`: who is to do it now, `null` for the same. */
export const batchRestartInput = batchInput.extend({ attempts: count, agent: z.string().min(1).max(80).transform(agentId).nullable() });

export const batchSendBackInput = batchInput.extend({ attempts: count, notes: z.string().max(10_000).nullable(), tags });

/** `ignored`: it came too late or twice and changed nothing; `message` says why. */
export const decisionResultSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("applied"), seq: count }),
  z.object({ kind: z.literal("ignored"), message: z.string() }),
]);
export type DecisionResult = z.output<typeof decisionResultSchema>;

/** A run that was made out of a checkpoint. Lists hold the titles of batches, at most ten. */
export const importedCheckpointSchema = z.object({
  run: runIdSchema,
  number: count,
  status: runStatusSchema,
  plan: z.object({ id: z.string(), name: z.string(), isNew: z.boolean() }),
  batches: count,
  done: count,
  /** Had a runner when the checkpoint was kept, and are done again. */
  handedBack: z.array(z.string()),
  /** Can start once the run goes on. */
  next: z.array(z.string()),
  waitsForPerson: z.array(z.string()),
  /** Files that were gone when the checkpoint was made, as `attempt/name`. */
  missing: z.array(z.string()),
});
export type ImportedCheckpoint = z.output<typeof importedCheckpointSchema>;

export const logInput = z.strictObject({ run: runIdSchema, attempt: attemptIdSchema, fromByte: count, maxBytes: z.number().int().min(1).max(1_048_576).default(262_144) });
export const logChunkSchema = z.object({ from: count, to: count, text: z.string(), size: count });
export type LogChunk = z.output<typeof logChunkSchema>;

export const metricsInput = z.strictObject({ planId: planIdSchema.optional(), limit: z.number().int().min(1).max(200).default(50) });
/** Newest run first. */
export const metricsReportSchema = z.object({
  total: metricsSchema,
  runs: z.array(z.object({ summary: runSummarySchema, metrics: metricsSchema })),
});
export type MetricsReport = z.output<typeof metricsReportSchema>;

/** Said whenever something in the workspace changed, so that lists refetch. */
export type FeedItem = { readonly kind: "run"; readonly run: string } | { readonly kind: "plan"; readonly plan: string } | { readonly kind: "fleet" } | { readonly kind: "secret" } | { readonly kind: "server" };
