import { z } from "zod";
import { type Plan, agentId, contractId, DEFAULT_SETTINGS, PLAN_ID_PATTERN, PLAN_LIMITS, resourceId, streamId, taskId } from "@planloom/scheduler";

const LIMITS = { shortText: 200, command: 20_000, longText: 100_000, list: 1_000, checklist: 500, contract: 20_000, briefPart: 20_000, tasks: 5_000, dependencies: 50_000 };

const id = z.string().regex(PLAN_ID_PATTERN, "an id is 1 to 64 letters, digits, - or _, starting with a letter or digit");
const shortText = z.string().max(LIMITS.shortText);
const longText = z.string().max(LIMITS.longText);
const command = z.string().max(LIMITS.command).nullable().default(null);
const minutes = z.number().positive().max(100_000);
/** Minutes that may be 0. */
const span = z.number().min(0).max(100_000);
const count = z.number().int().min(1).max(1_000);
const glob = z.string().min(1).max(PLAN_LIMITS.glob);
const globs = z.array(glob).max(LIMITS.list).default([]);
const texts = z.array(z.string().max(2_000)).max(LIMITS.list).default([]);
const environment = z
  .record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/, "a variable's name is letters, digits and _"), z.string().max(16_384))
  .default({});
const minutesRange = z.strictObject({ min: minutes, max: minutes });
const failurePolicy = z.enum(["isolated", "blocking", "critical"]);
const seconds = z.number().min(0).max(86_400);
const exitCodes = z.array(z.number().int().min(0).max(255)).max(256).default([]);
const retries = z.strictObject({
  limit: z.number().int().min(0).max(10).default(DEFAULT_SETTINGS.retries.limit),
  backoffSeconds: seconds.default(DEFAULT_SETTINGS.retries.backoffSeconds),
  maxBackoffSeconds: seconds.default(DEFAULT_SETTINGS.retries.maxBackoffSeconds),
  jitter: z.number().min(0).max(1).default(DEFAULT_SETTINGS.retries.jitter),
  onExitCodes: exitCodes,
  notOnExitCodes: exitCodes,
});
const pause = z.strictObject({
  handBackMinutes: span.default(DEFAULT_SETTINGS.pause.handBackMinutes),
  finishMinutes: span.default(DEFAULT_SETTINGS.pause.finishMinutes),
  between: z.enum(["finish", "hand-back"]).default(DEFAULT_SETTINGS.pause.between),
});
const trigger = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("all") }),
  z.strictObject({ kind: z.literal("any") }),
  z.strictObject({ kind: z.literal("at-least"), count: z.number().int().min(1).max(LIMITS.tasks) }),
  z.strictObject({ kind: z.literal("finished") }),
]);
const words = z.array(shortText).max(100).default([]);
const labels = z.array(z.string().min(1).max(64)).max(100).default([]);
const secrets = z.array(z.string().min(1).max(64)).max(100).default([]);

const settings = z.strictObject({
  maxParallel: count.default(DEFAULT_SETTINGS.maxParallel),
  batchMinutes: minutesRange.default(DEFAULT_SETTINGS.batchMinutes),
  timeoutMinutes: minutes.default(DEFAULT_SETTINGS.timeoutMinutes),
  onFailure: failurePolicy.default(DEFAULT_SETTINGS.onFailure),
  onLost: z.enum(["retry", "ask"]).default(DEFAULT_SETTINGS.onLost),
  retries: retries.default(() => retries.parse({})),
  directory: z.string().min(1).max(1_000).nullable().default(null),
  directoryMode: z.enum(["in-place", "copy"]).default(DEFAULT_SETTINGS.directoryMode),
  environment,
  checkInMinutes: span.default(DEFAULT_SETTINGS.checkInMinutes),
  reviewer: id.transform(agentId).nullable().default(DEFAULT_SETTINGS.reviewer),
  maxUnchecked: count.nullable().default(DEFAULT_SETTINGS.maxUnchecked),
  pause: pause.default(() => pause.parse({})),
});

const stream = z.strictObject({
  id: id.transform(streamId),
  name: shortText,
  agent: id.transform(agentId).nullable().default(null),
  patterns: globs,
});

const clock = z.string().regex(/^[0-9]{2}:[0-9]{2}$/, "a time is HH:MM, like 09:30");
const workingHours = z.strictObject({ days: z.array(z.number().int().min(1).max(7)).min(1).max(7), from: clock, to: clock });

const agent = z.strictObject({
  id: id.transform(agentId),
  name: shortText,
  kind: z.enum(["shell", "coding-agent", "person"]),
  role: z.string().max(2_000).default(""),
  command,
  capacity: count.default(1),
  skills: words,
  hours: z.array(workingHours).max(LIMITS.list).default([]),
  setupMinutes: span.default(0),
  labels,
  secrets,
});

const resource = z.strictObject({ id: id.transform(resourceId), name: shortText, capacity: count.default(1) });

const outputName = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, "an output's name is letters, digits, - and _, starting with a letter");
const output = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("file"), name: outputName, path: z.string().min(1).max(1_000) }),
  z.strictObject({ kind: z.literal("value"), name: outputName }),
]);

const scope = z.strictObject({ writes: globs, reads: globs, appends: globs, exclusive: globs });

const contract = z.strictObject({
  id: id.transform(contractId),
  name: shortText,
  consumers: z.array(id.transform(taskId)).max(LIMITS.list).default([]),
  stub: z.string().max(LIMITS.contract).default(""),
});

/** Left out where the part is made by itself. */
const briefPart = z.string().max(LIMITS.briefPart).exactOptional();

const task = z.strictObject({
  id: id.transform(taskId),
  title: shortText,
  kind: z.enum(["task", "sync"]).default("task"),
  stream: id.transform(streamId).nullable().default(null),
  agent: id.transform(agentId).nullable().default(null),
  skills: words,
  instructions: longText.default(""),
  focus: z.string().max(2_000).default(""),
  outputFormat: z.string().max(2_000).default(""),
  brief: z.strictObject({ role: briefPart, scope: briefPart, task: briefPart, doNot: briefPart, checkIn: briefPart, output: briefPart }).default({}),
  command,
  estimate: z
    .strictObject({ likely: minutes, optimistic: minutes.nullable().default(null), pessimistic: minutes.nullable().default(null) })
    .default({ likely: 20, optimistic: null, pessimistic: null }),
  checklist: z.array(z.strictObject({ text: z.string().max(500), minutes: minutes.nullable().default(null) })).max(LIMITS.checklist).default([]),
  scope: scope.default(() => scope.parse({})),
  resources: z.array(z.strictObject({ resource: id.transform(resourceId), units: count.default(1) })).max(100).default([]),
  outputs: z.array(output).max(100).default([]),
  acceptance: z
    .strictObject({ command, criteria: texts, policy: z.enum(["command", "person", "both"]).nullable().default(null) })
    .default({ command: null, criteria: [], policy: null }),
  doNot: texts,
  contracts: z.array(contract).max(100).default([]),
  between: z.strictObject({ task: id.transform(taskId), after: z.number().int().min(1).max(PLAN_LIMITS.batchesPerTask) }).nullable().default(null),
  environment,
  timeoutMinutes: minutes.nullable().default(null),
  batchMinutes: minutesRange.nullable().default(null),
  cuts: z.array(z.number().int().min(1).max(LIMITS.checklist)).max(LIMITS.checklist).nullable().default(null),
  onFailure: failurePolicy.nullable().default(null),
  retries: retries.nullable().default(null),
  earliestMinutes: span.nullable().default(null),
  pinnedMinutes: span.nullable().default(null),
  trigger: trigger.default({ kind: "all" }),
  race: shortText.min(1).nullable().default(null),
  expands: z.boolean().default(false),
  labels,
  secrets,
  position: z.strictObject({ x: z.number(), y: z.number() }).nullable().default(null),
});

const dependency = z.strictObject({
  from: id.transform(taskId),
  to: id.transform(taskId),
  kind: z.enum(["artifact", "order", "soft", "on-failure"]).default("order"),
  lagMinutes: z.number().min(0).max(10_080).default(0),
  penaltyMinutes: span.default(0),
});

/**
 * The shape of a plan document wherever one comes from outside: a file, a form, the API, a database column.
 * Fills in what may be left out, refuses what it does not know, and caps every size. What the parts mean together
 * (references, cycles) is for `validatePlan`.
 */
export const planSchema = z.strictObject({
  name: z.string().trim().min(1).max(LIMITS.shortText),
  description: longText.default(""),
  settings: settings.default(() => settings.parse({})),
  streams: z.array(stream).max(LIMITS.list).default([]),
  agents: z.array(agent).max(LIMITS.list).default([]),
  resources: z.array(resource).max(LIMITS.list).default([]),
  tasks: z.array(task).max(LIMITS.tasks).default([]),
  dependencies: z.array(dependency).max(LIMITS.dependencies).default([]),
}) satisfies z.ZodType<Plan>;
