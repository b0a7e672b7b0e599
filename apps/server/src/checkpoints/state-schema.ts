import type { Run } from "@planloom/scheduler";
import { z } from "zod";

const text = z.string();
const id = z.string().regex(/^[A-Za-z0-9_.-]{1,80}$/);
const time = z.number().int().min(0).max(8_640_000_000_000_000);
const count = z.number().int().min(0).max(2_147_483_647);
const amount = z.number().min(0).max(1_000_000_000);
const labels = z.array(text);

const trigger = z.union([z.looseObject({ kind: z.enum(["all", "any", "finished"]) }), z.looseObject({ kind: z.literal("at-least"), count })]);
const retries = z.looseObject({ limit: count, backoffSeconds: amount, maxBackoffSeconds: amount, jitter: z.number().min(0).max(1), onExitCodes: z.array(z.number()), notOnExitCodes: z.array(z.number()) });
const pause = z.looseObject({ handBackMinutes: z.number(), finishMinutes: z.number(), between: z.enum(["finish", "hand-back"]) });

const batchSpec = z.looseObject({
  id,
  task: id,
  title: text,
  index: count,
  count,
  items: z.array(text),
  stream: id.nullable(),
  agent: id.nullable(),
  work: z.enum(["runner", "person", "none"]),
  hasAcceptanceCommand: z.boolean(),
  acceptance: z.enum(["command", "person", "both"]),
  estimateMinutes: amount,
  needs: z.array(id),
  failuresOf: z.array(z.array(id)),
  trigger,
  race: text.nullable(),
  expands: z.boolean(),
  labels,
  lags: z.record(text, amount),
  notBeforeMinutes: amount,
  excludes: z.array(z.looseObject({ batch: id, path: text })),
  uses: z.array(z.looseObject({ resource: id, units: count })),
  timeoutMinutes: amount,
  retries,
  onFailure: z.enum(["isolated", "blocking", "critical"]),
});

const spec = z.looseObject({
  maxParallel: count,
  resources: z.record(text, z.looseObject({ name: text, capacity: count })),
  agents: z.record(text, z.looseObject({ name: text, capacity: count, work: z.enum(["runner", "person"]), labels })),
  onLost: z.enum(["retry", "ask"]),
  maxUnchecked: count.nullable(),
  pause,
  revision: count,
  batches: z.array(batchSpec),
});

const outcome = z.discriminatedUnion("kind", [
  z.looseObject({ kind: z.literal("exited"), code: z.number().int() }),
  z.looseObject({ kind: z.literal("signalled"), signal: text }),
  z.looseObject({ kind: z.literal("error"), message: text }),
  z.looseObject({ kind: z.enum(["timed-out", "stopped", "shut-down"]) }),
  z.looseObject({ kind: z.literal("rate-limited"), retryAfterSeconds: amount }),
  z.looseObject({ kind: z.literal("done"), by: text, note: text.nullable() }),
]);
const outputName = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/);
const report = z.looseObject({
  outcome,
  acceptance: z.looseObject({ passed: z.boolean(), code: z.number().nullable(), tail: text }).nullable(),
  outputs: z.array(z.discriminatedUnion("kind", [z.looseObject({ kind: z.literal("file"), name: outputName, bytes: z.number().int().min(0) }), z.looseObject({ kind: z.literal("value"), name: outputName, value: text })])),
  missingOutputs: z.array(text),
});
const done = z.looseObject({ startedAt: time, report }).nullable();

const stopCause = z.discriminatedUnion("kind", [
  z.looseObject({ kind: z.literal("person"), by: text }),
  z.looseObject({ kind: z.enum(["timeout", "pause"]) }),
  z.looseObject({ kind: z.literal("race"), winner: id }),
  z.looseObject({ kind: z.literal("restart"), by: text, agent: id.nullable() }),
]);
const verdict = z.enum(["accept", "minor", "rework"]);
const ending = z.discriminatedUnion("kind", [
  z.looseObject({ kind: z.literal("checked-in"), verdict, by: text, notes: text.nullable() }),
  z.looseObject({ kind: z.literal("failed"), message: text }),
  z.looseObject({ kind: z.enum(["timed-out", "lost", "shut-down", "handed-back"]) }),
  z.looseObject({ kind: z.literal("stopped"), by: text }),
  z.looseObject({ kind: z.literal("beaten"), winner: id }),
  z.looseObject({ kind: z.literal("rate-limited"), until: time }),
]);
const stage = z.discriminatedUnion("kind", [
  z.looseObject({ kind: z.literal("offered"), done }),
  z.looseObject({ kind: z.literal("with-person"), startedAt: time.nullable(), by: text.nullable() }),
  z.looseObject({ kind: z.literal("running"), startedAt: time, runner: text, suspect: z.boolean(), stopping: stopCause.nullable(), done }),
  z.looseObject({ kind: z.literal("reported"), startedAt: time, endedAt: time, runner: text.nullable(), report }),
  z.looseObject({ kind: z.literal("ended"), startedAt: time.nullable(), endedAt: time, runner: text.nullable(), report: report.nullable(), ending }),
]);

const phase = z.discriminatedUnion("kind", [
  z.looseObject({ kind: z.enum(["waiting", "running"]) }),
  z.looseObject({ kind: z.enum(["delayed", "backoff"]), until: time }),
  z.looseObject({ kind: z.literal("checking"), since: time }),
  z.looseObject({ kind: z.literal("accepted"), at: time, verdict: z.enum(["accept", "minor"]) }),
  z.looseObject({ kind: z.literal("failed"), at: time, message: text }),
  z.looseObject({ kind: z.literal("skipped"), at: time, by: text, cause: z.enum(["person", "failure", "race", "not-needed"]), becauseOf: id.nullable() }),
  z.looseObject({ kind: z.literal("stopped"), at: time }),
]);

const attempt = z.looseObject({
  id: z.string().regex(/^[A-Za-z0-9_.-]{1,80}#\d{1,9}$/),
  batch: id,
  number: count,
  epoch: count,
  cause: z.enum(["first", "rework", "retry", "lost", "shut-down", "handed-back", "rate-limit"]),
  offeredAt: time,
  notes: text.nullable(),
  stage,
});

const runSchema = z.looseObject({
  spec,
  status: z.enum(["created", "running", "pausing", "paused", "stopping", "accepted", "failed", "stopped"]),
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  reason: text.nullable(),
  nextEpoch: count,
  batches: z.record(text, z.looseObject({ id, phase, attempts: z.array(attempt), notes: text.nullable(), settledAttempts: count })),
});

/** What is wrong with the shape of a run's state that came from outside; `null`: nothing. Says where. */
export function stateShapeFault(state: Run): string | null {
  const issue = runSchema.safeParse(state).error?.issues[0];
  return issue === undefined ? null : `${issue.path.join(".")}: ${issue.message}`;
}
