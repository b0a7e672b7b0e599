import type { Agent, Plan, Resource, Stream, Task } from "@planloom/scheduler";
import { agentId, contractId, resourceId, streamId, taskId } from "@planloom/scheduler";
import fc from "fast-check";

const text = fc.string({ unit: fc.constantFrom("a", "Z", "0", " ", "\n", "\t", "\r", ":", "#", "-", "'", '"', "{", "[", "|", ">", "&", "*", "!", "%", "@", "~", "\\", "\u0000", "\u0085", "\u2028", "\uFEFF", "\uD800", "é", "😀"), maxLength: 30 });
const word = fc.oneof(text, fc.constantFrom("", "null", "true", "no", "1", "1.50", "0x1f", "2026-11-21", "- a", "---", "<<", "npm test\n", "a\n\n  b\n", "x: y"));
const idText = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,8}$/);
const minutes = fc.oneof(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0.001, max: 100_000, noNaN: true }));
const count = fc.integer({ min: 1, max: 1_000 });
const maybe = <T>(inner: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(inner, { nil: null });
const list = <T>(inner: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(inner, { maxLength: 4 });
const glob = word.filter((each) => each !== "");
const environment = fc
  .dictionary(fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/).filter((name) => name !== "__proto__"), word, { maxKeys: 4 })
  .map((each): Record<string, string> => ({ ...each }));
const minutesRange = fc.record({ min: minutes, max: minutes });
const failurePolicy = fc.constantFrom("isolated" as const, "blocking" as const, "critical" as const);
const seconds = fc.double({ min: 0, max: 86_400, noNaN: true });
const exitCodes = fc.oneof(fc.constant([]), list(fc.nat(255)));
/** Often the usual values, which a file leaves out. */
const retries = fc.record({
  limit: fc.nat(10),
  backoffSeconds: fc.oneof(fc.constant(10), seconds),
  maxBackoffSeconds: fc.oneof(fc.constant(3_600), seconds),
  jitter: fc.oneof(fc.constant(0.2), fc.double({ min: 0, max: 1, noNaN: true })),
  onExitCodes: exitCodes,
  notOnExitCodes: exitCodes,
});
const trigger = fc.oneof(
  fc.constantFrom({ kind: "all" as const }, { kind: "any" as const }, { kind: "finished" as const }),
  fc.record({ kind: fc.constant("at-least" as const), count: fc.integer({ min: 1, max: 5_000 }) }),
);
const coordinate = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0));
const outputName = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,8}$/);

const span = fc.oneof(fc.integer({ min: 0, max: 500 }), fc.double({ min: 0, max: 100_000, noNaN: true }));
const clock = fc.stringMatching(/^[0-2][0-9]:[0-5][0-9]$/);

const agent: fc.Arbitrary<Agent> = fc.record({
  id: idText.map(agentId),
  name: word,
  kind: fc.constantFrom("shell" as const, "coding-agent" as const, "person" as const),
  role: word,
  command: maybe(word),
  capacity: count,
  skills: list(word),
  hours: list(fc.record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }), from: clock, to: clock })),
  setupMinutes: span,
  labels: list(glob),
  secrets: list(glob),
});
const stream: fc.Arbitrary<Stream> = fc.record({ id: idText.map(streamId), name: word, agent: maybe(idText.map(agentId)), patterns: list(glob) });
const resource: fc.Arbitrary<Resource> = fc.record({ id: idText.map(resourceId), name: word, capacity: count });

const task: fc.Arbitrary<Task> = fc.record({
  id: idText.map(taskId),
  title: word,
  kind: fc.constantFrom("task" as const, "sync" as const),
  stream: maybe(idText.map(streamId)),
  agent: maybe(idText.map(agentId)),
  skills: list(word),
  instructions: word,
  focus: word,
  outputFormat: word,
  brief: fc.record({ role: word, scope: word, task: word, doNot: word, checkIn: word, output: word }, { requiredKeys: [] }),
  command: maybe(word),
  estimate: fc.record({ likely: minutes, optimistic: maybe(minutes), pessimistic: maybe(minutes) }),
  checklist: list(fc.record({ text: word, minutes: maybe(minutes) })),
  scope: fc.record({ writes: list(glob), reads: list(glob), appends: list(glob), exclusive: list(glob) }),
  resources: list(fc.record({ resource: idText.map(resourceId), units: count })),
  outputs: list(fc.oneof(fc.record({ kind: fc.constant("file" as const), name: outputName, path: glob }), fc.record({ kind: fc.constant("value" as const), name: outputName }))),
  acceptance: fc.record({ command: maybe(word), criteria: list(word), policy: fc.constantFrom(null, "command" as const, "person" as const, "both" as const) }),
  doNot: list(word),
  contracts: list(fc.record({ id: idText.map(contractId), name: word, consumers: list(idText.map(taskId)), stub: word })),
  between: maybe(fc.record({ task: idText.map(taskId), after: fc.integer({ min: 1, max: 1_000 }) })),
  environment,
  timeoutMinutes: maybe(minutes),
  batchMinutes: maybe(minutesRange),
  cuts: maybe(list(fc.integer({ min: 1, max: 500 }))),
  onFailure: maybe(failurePolicy),
  retries: maybe(retries),
  earliestMinutes: maybe(span),
  pinnedMinutes: maybe(span),
  trigger,
  race: maybe(glob),
  expands: fc.boolean(),
  labels: list(glob),
  secrets: list(glob),
  position: maybe(fc.record({ x: coordinate, y: coordinate })),
});

const pick = fc.record({
  from: idText,
  to: fc.nat(3),
  kind: fc.constantFrom("artifact" as const, "order" as const, "soft" as const, "on-failure" as const),
  lagMinutes: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 10_080, noNaN: true })),
  penaltyMinutes: fc.oneof(fc.constant(0), span),
});

/**
 * Any plan the schema lets through, texts that YAML finds hard included. Its references need not lead anywhere and ids
 * may repeat; only the targets of dependencies exist, because a file has no place for others.
 */
export const arbitraryPlan: fc.Arbitrary<Plan> = fc
  .record({ tasks: list(task), picks: list(pick) })
  .chain(({ tasks, picks }) =>
    fc.record({
      name: word.map((each) => each.trim()).filter((each) => each !== ""),
      description: word,
      settings: fc.record({
        maxParallel: count,
        batchMinutes: minutesRange,
        timeoutMinutes: minutes,
        onFailure: failurePolicy,
        onLost: fc.constantFrom("retry" as const, "ask" as const),
        retries,
        directory: maybe(glob),
        directoryMode: fc.constantFrom("in-place" as const, "copy" as const),
        environment,
        checkInMinutes: span,
        reviewer: maybe(idText.map(agentId)),
        maxUnchecked: maybe(count),
        pause: fc.record({ handBackMinutes: fc.oneof(fc.constant(2), span), finishMinutes: fc.oneof(fc.constant(10), span), between: fc.constantFrom("finish" as const, "hand-back" as const) }),
      }),
      streams: list(stream),
      agents: list(agent),
      resources: list(resource),
      tasks: fc.constant(tasks),
      dependencies: fc.constant(
        picks.flatMap(({ from, to, ...rest }) => {
          const target = tasks[to];
          return target === undefined ? [] : [{ ...rest, from: taskId(from), to: target.id }];
        }),
      ),
    }),
  );
