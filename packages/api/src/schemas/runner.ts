import type { AttemptReport } from "@planloom/scheduler";
import { z } from "zod";
import { batchIdSchema, fenceSchema, labelsSchema, runIdSchema } from "./ids.ts";
import { decisionResultSchema } from "./run.ts";

const bytes = z.number().int().nonnegative();
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/);

const outputSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("file"), name, path: z.string() }),
  z.object({ kind: z.literal("value"), name }),
]);

/** What an earlier task hands over. A file is fetched from `GET /api/runner/artifacts/:run/:attempt/:name`. */
const inputSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("value"), task: z.string(), name, value: z.string() }),
  z.object({ kind: z.literal("file"), task: z.string(), name, attempt: z.string(), bytes }),
]);

/** Everything a runner needs to execute one attempt. */
export const workOrderSchema = z.object({
  fence: fenceSchema,
  /** Opens the log and the files of this attempt alone, as long as its lease lives. */
  token: z.string(),
  /** The attempt's span, for `TRACEPARENT` (W3C Trace Context); `null` where nothing is traced. */
  traceparent: z.string().nullable(),
  batch: batchIdSchema,
  task: z.string(),
  title: z.string(),
  index: z.number().int(),
  count: z.number().int(),
  items: z.array(z.string()),
  /** `null` where a person did the work and only the acceptance command is to be run. */
  command: z.string().nullable(),
  acceptanceCommand: z.string().nullable(),
  directory: z.string().nullable(),
  directoryMode: z.enum(["in-place", "copy"]),
  environment: z.record(z.string(), z.string()),
  instructions: z.string(),
  /** All that whoever does it is told, as Markdown; empty where the work is done already. */
  brief: z.string(),
  /** Whether the files of the working directory are compared before and after. */
  watchesFiles: z.boolean(),
  /** What the last check-in asked to be done better. */
  notes: z.string().nullable(),
  attemptNumber: z.number().int(),
  /** The same for every execution of this attempt, so that an effect can be made to happen once. */
  idempotencyKey: z.string(),
  timeoutMinutes: z.number(),
  outputs: z.array(outputSchema),
  inputs: z.array(inputSchema),
  /** Texts made from what others did: `PLANLOOM_PACKET` or `PLANLOOM_SYNTHESIS` names the JSON as a file, and the Markdown lies beside it. */
  papers: z.array(z.object({ name: z.enum(["packet", "synthesis"]), json: z.string(), markdown: z.string() })),
  /** Whether its report may return tasks. */
  expands: z.boolean(),
  /** What became of each batch that it needs, whether or not it went well. */
  results: z.array(
    z.object({
      task: z.string(),
      batch: batchIdSchema,
      title: z.string(),
      status: z.enum(["accepted", "failed", "skipped", "stopped", "open"]),
      /** Why it was not accepted; `null` where it was. */
      message: z.string().nullable(),
      values: z.record(z.string(), z.string()),
      files: z.array(z.string()),
    }),
  ),
  /** Variables of the commands that are secret: for the memory of the runner and of what it starts, and never for its disk. */
  secrets: z.record(z.string(), z.string()),
  /** To be kept out of everything that the commands print: all secrets of the workspace that are long enough. They belong into no log and no error. */
  mask: z.array(z.string()),
});
export type WorkOrder = z.output<typeof workOrderSchema>;

/** Said once by a new runner. The labels are shown to people and counted for nothing: an owner grants those that count. */
export const registerInput = z.strictObject({ token: z.string().min(1).max(200), version: z.string().max(50), labels: labelsSchema.default([]) });
/** `capacity`: the most attempts it will be given at once; `null` for what it asks for. */
export const registerResultSchema = z.object({
  runner: z.string(),
  name: z.string(),
  token: z.string(),
  labels: z.array(z.string()),
  capacity: z.number().int().nullable(),
});

export const helloInput = z.strictObject({
  version: z.string().max(50),
  capacity: z.number().int().min(1).max(1_000),
  /** How surely it can end a process tree, shown to people. */
  killLevel: z.enum(["namespace", "sweep", "group"]),
  /** Attempts that still run here, after a lost connection. */
  live: z.array(fenceSchema).max(1_000),
  /** Attempts that died with this runner's last process; their trees are gone. */
  lost: z.array(fenceSchema).max(1_000),
  /** What it says of itself, shown to people. */
  labels: labelsSchema.default([]),
  /** Its clock, milliseconds since 1970. */
  clock: z.number().optional(),
  /** Whether it keeps a new token that the answer brings. */
  rotates: z.boolean().default(false),
});
/** Times are milliseconds. Without an acknowledged heartbeat for `lostAfterMs - killMarginMs` a runner ends its attempts. */
export const helloResultSchema = z.object({
  runner: z.string(),
  heartbeatMs: z.number(),
  lostAfterMs: z.number(),
  killMarginMs: z.number(),
  /** To be used from now on, after it was saved; the old one is good until this one was used. `null`: the old one stays. */
  token: z.string().nullable(),
  /** The most attempts it is given at once; `null` for what it asks for. */
  capacity: z.number().int().nullable(),
  /** What the runner holds and has not heard of, because the answer with the order was lost: it was never begun. */
  orders: z.array(workOrderSchema),
});

/** Waits up to `waitMs` until there is work for `free` places, or something to stop. */
export const pollInput = z.strictObject({ free: z.number().int().min(0).max(1_000), waitMs: z.number().int().min(0).max(30_000) });
/** `waitedMs`: nothing of it was claimed sooner than so long after the server had the question. */
export const pollResultSchema = z.object({ orders: z.array(workOrderSchema), stop: z.array(fenceSchema), waitedMs: z.number() });

export const heartbeatInput = z.strictObject({ live: z.array(fenceSchema).max(1_000) });
/** `stop`: end these. `gone`: the server no longer counts on these; end them and report nothing. */
export const heartbeatResultSchema = z.object({ stop: z.array(fenceSchema), gone: z.array(fenceSchema) });

/** Who it is from is all there is to say. */
export const goodbyeInput = z.strictObject({});
export const goodbyeResultSchema = z.object({});

export const endedRunsInput = z.strictObject({ runs: z.array(runIdSchema).max(200) });
/**
 * `ended`: those of the runs that are over, and for how long, in milliseconds; `mayGoOn`: it failed, and somebody may still
 * retry or skip what did. `unknown`: those that were removed here, or never were.
 */
export const endedRunsResultSchema = z.object({ ended: z.array(z.object({ run: runIdSchema, forMs: z.number(), mayGoOn: z.boolean() })), unknown: z.array(runIdSchema) });

/** A PiB: where a log ends is always a number that can be told. */
const LONGEST_LOG_BYTES = 2 ** 50;
/** `isCut`: what the log has from `from` on is replaced, and what it has not before that is not kept. */
export const appendLogInput = z.strictObject({ fence: fenceSchema, from: bytes.max(LONGEST_LOG_BYTES), text: z.string().max(262_144), isCut: z.boolean().optional() });
/** The log now ends at this byte; a sender continues from there. */
export const appendLogResultSchema = z.object({ size: bytes });

const attemptReportSchema = z.strictObject({
  outcome: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("exited"), code: z.number().int() }),
    z.strictObject({ kind: z.literal("signalled"), signal: z.string().max(20) }),
    z.strictObject({ kind: z.literal("error"), message: z.string().max(8_192) }),
    z.strictObject({ kind: z.literal("timed-out") }),
    z.strictObject({ kind: z.literal("stopped") }),
    z.strictObject({ kind: z.literal("shut-down") }),
    z.strictObject({ kind: z.literal("rate-limited"), retryAfterSeconds: z.number().min(0).max(604_800) }),
    z.strictObject({ kind: z.literal("done"), by: z.string().max(200), note: z.string().max(10_000).nullable() }),
  ]),
  acceptance: z.strictObject({ passed: z.boolean(), code: z.number().int().nullable(), tail: z.string().max(8_192) }).nullable(),
  outputs: z
    .array(
      z.discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("file"), name, bytes }),
        z.strictObject({ kind: z.literal("value"), name, value: z.string().max(16_384) }),
      ]),
    )
    .max(100),
  missingOutputs: z.array(name).max(100),
}) satisfies z.ZodType<Omit<AttemptReport, "account">>;

const runnersReportSchema = attemptReportSchema.extend({
  /** JSON of the tasks that are to join the run; for orders that say that there may be some. */
  tasks: z.string().max(262_144).nullable().default(null),
  /** JSON of a work report, as whoever did the work wrote it; `null`: none. */
  said: z.string().max(262_144).nullable().default(null),
  /** Why something that was left as a work report could not be read as a text; `null` where nothing is wrong. */
  fault: z.string().max(1_000).nullable().default(null),
  /** The files that are others since the work began; `null` where nobody looked. */
  changed: z.strictObject({ files: z.array(z.string().max(1_000)).max(500), more: bytes }).nullable().default(null),
});
export type RunnersReport = z.output<typeof runnersReportSchema>;

/** What became of some attempts, and for how many more there is room once that is taken. */
export const reportInput = z.strictObject({
  reports: z.array(z.strictObject({ fence: fenceSchema, report: runnersReportSchema })).min(1).max(1_000),
  free: z.number().int().min(0).max(1_000),
});
/** `not-taken`: the run cannot be moved at present, and the log of the server says why; to be told again after a while. */
const reportOutcomeSchema = z.union([decisionResultSchema, z.object({ kind: z.literal("not-taken") })]);
export type ReportOutcome = z.output<typeof reportOutcomeSchema>;
/** One outcome for each report, in their order, and the next work. */
export const reportResultSchema = z.object({ outcomes: z.array(reportOutcomeSchema), orders: z.array(workOrderSchema) });
export type ReportAnswer = z.input<typeof reportResultSchema>;
