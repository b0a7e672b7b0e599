import type { AttemptReport } from "@planloom/scheduler";
import { z } from "zod";
import { batchIdSchema, fenceSchema, runIdSchema } from "./ids.ts";

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
  /** What the last check-in asked to be done better. */
  notes: z.string().nullable(),
  attemptNumber: z.number().int(),
  /** The same for every execution of this attempt, so that an effect can be made to happen once. */
  idempotencyKey: z.string(),
  timeoutMinutes: z.number(),
  outputs: z.array(outputSchema),
  inputs: z.array(inputSchema),
});
export type WorkOrder = z.output<typeof workOrderSchema>;

export const helloInput = z.strictObject({
  version: z.string().max(50),
  capacity: z.number().int().min(1).max(1_000),
  /** How surely it can end a process tree, shown to people. */
  killLevel: z.enum(["namespace", "sweep", "group"]),
  /** Attempts that still run here, after a lost connection. */
  live: z.array(fenceSchema).max(1_000),
  /** Attempts that died with this runner's last process; their trees are gone. */
  lost: z.array(fenceSchema).max(1_000),
});
/** Times are milliseconds. Without an acknowledged heartbeat for `lostAfterMs - killMarginMs` a runner ends its attempts. */
export const helloResultSchema = z.object({ runner: z.string(), heartbeatMs: z.number(), lostAfterMs: z.number(), killMarginMs: z.number() });

/** Waits up to `waitMs` until there is work for `free` places, or something to stop. */
export const pollInput = z.strictObject({ free: z.number().int().min(0).max(1_000), waitMs: z.number().int().min(0).max(30_000) });
export const pollResultSchema = z.object({ orders: z.array(workOrderSchema), stop: z.array(fenceSchema) });

export const heartbeatInput = z.strictObject({ live: z.array(fenceSchema).max(1_000) });
/** `stop`: end these. `gone`: the server no longer counts on these; end them and report nothing. */
export const heartbeatResultSchema = z.object({ stop: z.array(fenceSchema), gone: z.array(fenceSchema) });

export const endedRunsInput = z.strictObject({ runs: z.array(runIdSchema).max(200) });
/** Those of the runs that are over for good, and for how long, in milliseconds. A failed run may still be gone on with. */
export const endedRunsResultSchema = z.object({ ended: z.array(z.object({ run: runIdSchema, forMs: z.number() })) });

export const appendLogInput = z.strictObject({ fence: fenceSchema, from: bytes, text: z.string().max(262_144) });
/** The log now ends at this byte; a sender continues from there. */
export const appendLogResultSchema = z.object({ size: bytes });

const attemptReportSchema = z.strictObject({
  outcome: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("exited"), code: z.number().int() }),
    z.strictObject({ kind: z.literal("signalled"), signal: z.string().max(20) }),
    z.strictObject({ kind: z.literal("error"), message: z.string().max(8_192) }),
    z.strictObject({ kind: z.literal("timed-out") }),
    z.strictObject({ kind: z.literal("stopped") }),
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
}) satisfies z.ZodType<AttemptReport>;

export const reportInput = z.strictObject({ fence: fenceSchema, report: attemptReportSchema });

export const fleetSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    version: z.string(),
    capacity: z.number().int(),
    busy: z.number().int(),
    /** `silent`: not heard for as long as makes its attempts doubtful, 20 s. */
    state: z.enum(["online", "silent", "never-seen"]),
    lastSeenAt: z.number().int().nullable(),
    killLevel: z.string(),
  }),
);
export type Fleet = z.output<typeof fleetSchema>;
