import fc from "fast-check";
import { agentId, resourceId, streamId, taskId } from "../ids.ts";
import { emptyPlan, newAgent, newTask } from "../new-plan.ts";
import type { Agent, Dependency, Plan, Task, Trigger } from "../plan.ts";

const TASKS = ["a", "b", "c", "d", "e", "f", "g", "h"].map(taskId);
const STREAMS = ["s", "t"].map(streamId);
const AGENTS = ["shell", "person", "x"].map(agentId);
/** An agent that not every plan has. */
const ANN = agentId("ann");
const RESOURCES = ["db", "port"].map(resourceId);

const pattern = fc.constantFrom("src/**", "src/app.ts", "src/*.ts", "test/**", "docs/", "{a,b}/c", "*.md", "!src/app.ts");
const patterns = fc.uniqueArray(pattern, { maxLength: 2 });
const skills = fc.subarray(["sql", "css"]);
const minutes = fc.integer({ min: 0, max: 90 });

const trigger: fc.Arbitrary<Trigger> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: "all" as const }) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: "any" as const }, { kind: "finished" as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("at-least" as const), count: fc.integer({ min: 1, max: 3 }) }) },
);

const task = (id: Task["id"]): fc.Arbitrary<Task> =>
  fc
    .record({
      title: fc.constantFrom("One", "Two", "Three"),
      kind: fc.constantFrom("task" as const, "task" as const, "task" as const, "sync" as const),
      stream: fc.option(fc.constantFrom(...STREAMS)),
      agent: fc.option(fc.constantFrom(...AGENTS)),
      command: fc.option(fc.constantFrom("true", "false")),
      likely: fc.integer({ min: 1, max: 120 }),
      skills,
      earliestMinutes: fc.option(minutes),
      // After any earliest start, so that the two agree.
      pinnedMinutes: fc.option(fc.integer({ min: 90, max: 180 }), { freq: 3 }),
      writes: patterns,
      reads: patterns,
      appends: fc.option(patterns, { freq: 2, nil: [] }),
      exclusive: fc.option(patterns, { freq: 2, nil: [] }),
      uses: fc.uniqueArray(fc.constantFrom(...RESOURCES), { maxLength: 2 }),
      checklist: fc.array(fc.record({ text: fc.constantFrom("look", "write", "test"), minutes: fc.option(fc.integer({ min: 1, max: 40 })) }), { maxLength: 3 }),
      cuts: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }), { freq: 2 }),
      trigger,
      race: fc.option(fc.constantFrom("first", "second"), { freq: 3 }),
      expands: fc.boolean(),
      labels: fc.subarray(["gpu", "linux"]),
      secrets: fc.subarray(["TOKEN", "DEPLOY_KEY"]),
      position: fc.option(fc.record({ x: fc.nat({ max: 9 }), y: fc.nat({ max: 9 }) })),
    })
    .map(({ likely, writes, reads, appends, exclusive, uses, ...fields }) => ({
      ...newTask(id, fields.title),
      ...fields,
      estimate: { likely, optimistic: null, pessimistic: null },
      scope: { writes, reads, appends, exclusive },
      resources: uses.map((resource) => ({ resource, units: 1 })),
    }));

const dependency = (tasks: readonly Task["id"][]): fc.Arbitrary<Dependency> =>
  fc.record({
    from: fc.constantFrom(...tasks),
    to: fc.constantFrom(...tasks),
    kind: fc.constantFrom("artifact" as const, "order" as const, "soft" as const, "on-failure" as const),
    lagMinutes: fc.option(minutes, { nil: 0 }),
    penaltyMinutes: fc.option(minutes, { nil: 0 }),
  });

const hours = fc.constantFrom<Agent["hours"]>([], [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "17:30" }], [{ days: [6, 7], from: "00:00", to: "24:00" }]);

/** Plans whose references hold; they may contain cycles, collisions and tasks nobody can do. */
export const arbitraryPlan: fc.Arbitrary<Plan> = fc
  .record({
    ids: fc.subarray(TASKS, { minLength: 1 }),
    name: fc.constantFrom("p", "q"),
    description: fc.constantFrom("", "said"),
    settings: fc.record({
      maxParallel: fc.integer({ min: 1, max: 5 }),
      checkInMinutes: fc.constantFrom(0, 5),
      reviewer: fc.constantFrom(null, agentId("person"), ANN),
      maxUnchecked: fc.constantFrom(null, 2),
      pause: fc.constantFrom({ handBackMinutes: 2, finishMinutes: 10, between: "finish" as const }, { handBackMinutes: 0, finishMinutes: 0, between: "hand-back" as const }),
    }),
    x: fc.record({ skills, hours, setupMinutes: minutes }),
    hasAnn: fc.boolean(),
  })
  .chain(({ ids, name, description, settings, x, hasAnn }) =>
    fc.tuple(fc.tuple(...ids.map(task)), fc.uniqueArray(dependency(ids), { maxLength: 10, selector: ({ from, to }) => `${from} ${to}` })).map(([tasks, dependencies]) => {
      const plan = emptyPlan(name);
      return {
        ...plan,
        description,
        settings: { ...plan.settings, ...settings, reviewer: hasAnn || settings.reviewer !== ANN ? settings.reviewer : null },
        streams: STREAMS.map((id) => ({ id, name: id, agent: null, patterns: [] })),
        agents: [...plan.agents, { ...newAgent(agentId("x"), "X", "shell"), ...x }, ...(hasAnn ? [newAgent(ANN, "Ann", "person")] : [])],
        resources: RESOURCES.map((id) => ({ id, name: id, capacity: 1 })),
        tasks,
        dependencies: dependencies.filter(({ from, to }) => from !== to),
      };
    }),
  );

/** The same plan where every task waits for all it needs, nothing races, and nothing is there for a failure. */
export function withoutPatterns(plan: Plan): Plan {
  return {
    ...plan,
    tasks: plan.tasks.map((each) => ({ ...each, trigger: { kind: "all" }, race: null, expands: false })),
    dependencies: plan.dependencies.map((each) => (each.kind === "on-failure" ? { ...each, kind: "order" } : each)),
  };
}
