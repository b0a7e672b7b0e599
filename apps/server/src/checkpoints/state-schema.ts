import { REMARK_TAGS, type Run, SEVERITIES } from "@planloom/scheduler";
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
  softNeeds: z.array(id),
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
  contracts: z.record(text, z.looseObject({ name: text, producer: id, consumers: z.array(id), stub: text })),
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
const severity = z.enum(SEVERITIES);
const place = z.looseObject({ path: text, line: count.nullable() });
const toldBlocker = z.looseObject({ kind: z.enum(["hard-dependency", "clarification", "technical", "scope-conflict"]), severity: z.enum(["critical", "moderate", "minor"]), title: text, text, options: z.array(text) });
const entryText = z.looseObject({ title: text, text, severity, files: z.array(place), subject: text.nullable(), claim: text.nullable() });
const said = z.looseObject({
  summary: text,
  changes: z.array(place.extend({ what: text })),
  findings: z.array(entryText.extend({ kind: z.enum(["finding", "decision", "constraint"]) })),
  artifacts: z.array(z.looseObject({ path: text, what: text })),
  // As it was said: there need not be such a contract.
  contracts: z.array(z.looseObject({ contract: text, text })),
  blockers: z.array(toldBlocker),
  questions: z.array(text),
  integrationPoints: z.array(text),
  checks: z.array(z.looseObject({ name: text, passed: z.boolean(), detail: text })),
});
const account = z.looseObject({ said: said.nullable(), fault: text.nullable(), changed: z.looseObject({ files: z.array(text), more: count }).nullable() });
const outputName = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/);
const report = z.looseObject({
  outcome,
  acceptance: z.looseObject({ passed: z.boolean(), code: z.number().nullable(), tail: text }).nullable(),
  outputs: z.array(z.discriminatedUnion("kind", [z.looseObject({ kind: z.literal("file"), name: outputName, bytes: z.number().int().min(0) }), z.looseObject({ kind: z.literal("value"), name: outputName, value: text })])),
  missingOutputs: z.array(text),
  account: account.nullable(),
});
const done = z.looseObject({ startedAt: time, report }).nullable();

const stopCause = z.discriminatedUnion("kind", [
  z.looseObject({ kind: z.literal("person"), by: text }),
  z.looseObject({ kind: z.enum(["timeout", "pause"]) }),
  z.looseObject({ kind: z.literal("race"), winner: id }),
  z.looseObject({ kind: z.literal("blocker"), blocker: text }),
  z.looseObject({ kind: z.literal("restart"), by: text, agent: id.nullable() }),
]);
const tags = z.array(z.enum(REMARK_TAGS));
const verdict = z.enum(["accept", "minor", "rework"]);
const ending = z.discriminatedUnion("kind", [
  z.looseObject({ kind: z.literal("checked-in"), verdict, by: text, notes: text.nullable(), tags }),
  z.looseObject({ kind: z.literal("failed"), message: text }),
  z.looseObject({ kind: z.enum(["timed-out", "lost", "shut-down", "handed-back"]) }),
  z.looseObject({ kind: z.literal("stopped"), by: text }),
  z.looseObject({ kind: z.literal("blocked"), blocker: text }),
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
  z.looseObject({ kind: z.enum(["checking", "blocked"]), since: time }),
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
  cause: z.enum(["first", "rework", "retry", "lost", "shut-down", "handed-back", "rate-limit", "blocker"]),
  offeredAt: time,
  notes: text.nullable(),
  stage,
});

const source = z.discriminatedUnion("kind", [z.looseObject({ kind: z.literal("attempt"), attempt: text }), z.looseObject({ kind: z.literal("member"), name: text })]);
const audience = z.discriminatedUnion("kind", [
  z.looseObject({ kind: z.literal("all") }),
  z.looseObject({ kind: z.literal("stream"), stream: text }),
  z.looseObject({ kind: z.literal("tasks"), tasks: z.array(text) }),
  z.looseObject({ kind: z.literal("files"), patterns: z.array(text) }),
]);
const how = z.union([
  z.looseObject({ kind: z.literal("decision"), entry: text.nullable() }),
  z.looseObject({ kind: z.literal("batch"), tasks: z.array(id) }),
  z.looseObject({ kind: z.literal("owner"), agent: id }),
  z.looseObject({ kind: z.enum(["plan", "dismissed"]) }),
]);
const coordination = z.looseObject({
  board: z.array(entryText.extend({ id: text, kind: z.enum(["finding", "decision", "constraint", "contract"]), audience, pinned: z.boolean(), supersedes: text.nullable(), contract: id.nullable(), source, at: time, version: count.nullable(), supersededBy: text.nullable() })),
  handOvers: z.array(
    z.looseObject({
      id: text,
      batch: id,
      attempt: text,
      cause: z.discriminatedUnion("kind", [z.looseObject({ kind: z.literal("rework"), batch: id }), z.looseObject({ kind: z.literal("contract"), entry: text })]),
      openedAt: time,
      settled: z.looseObject({ how: z.enum(["fits", "fix", "again"]), by: text, at: time, notes: text.nullable() }).nullable(),
    }),
  ),
  blockers: z.array(
    toldBlocker.extend({
      id: text,
      batch: id.nullable(),
      source,
      raisedAt: time,
      escalated: z.looseObject({ to: text, by: text, at: time }).nullable(),
      resolved: z.looseObject({ how, text, by: text, at: time }).nullable(),
    }),
  ),
  issues: z.array(z.looseObject({ id: text, causedBy: id, foundIn: id.nullable(), severity, title: text, text, by: text, at: time, closed: z.looseObject({ by: text, at: time, text }).nullable() })),
  audits: z.array(z.looseObject({ attempt: text, files: z.array(text), how: z.enum(["widened", "reverted", "blocked", "kept"]), by: text, at: time })),
  settledFlags: z.array(z.looseObject({ attempt: text, flag: text, by: text, at: time, note: text.nullable() })),
  briefs: z.record(text, z.looseObject({ parts: z.record(text, text), by: text, at: time })),
});

const runSchema = z.looseObject({
  spec,
  status: z.enum(["created", "running", "pausing", "paused", "stopping", "accepted", "failed", "stopped"]),
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  reason: text.nullable(),
  nextEpoch: count,
  batches: z.record(text, z.looseObject({ id, phase, attempts: z.array(attempt), notes: text.nullable(), settledAttempts: count, sentBack: z.looseObject({ attempts: count, at: time, by: text, notes: text.nullable(), tags }).nullable() })),
  coordination,
});

/** What is wrong with the shape of a run's state that came from outside; `null`: nothing. Says where. */
export function stateShapeFault(state: Run): string | null {
  const issue = runSchema.safeParse(state).error?.issues[0];
  return issue === undefined ? null : `${issue.path.join(".")}: ${issue.message}`;
}
