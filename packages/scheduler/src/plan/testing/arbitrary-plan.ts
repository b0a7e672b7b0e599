import fc from "fast-check";
import { agentId, resourceId, streamId, taskId } from "../ids.ts";
import { emptyPlan, newAgent, newTask } from "../new-plan.ts";
import type { Dependency, Plan, Task } from "../plan.ts";

const TASKS = ["a", "b", "c", "d", "e", "f", "g", "h"].map(taskId);
const STREAMS = ["s", "t"].map(streamId);
const AGENTS = ["shell", "person", "x"].map(agentId);
const RESOURCES = ["db", "port"].map(resourceId);

const pattern = fc.constantFrom("src/**", "src/app.ts", "src/*.ts", "test/**", "docs/", "{a,b}/c", "*.md");

const task = (id: Task["id"]): fc.Arbitrary<Task> =>
  fc
    .record({
      title: fc.constantFrom("One", "Two", "Three"),
      kind: fc.constantFrom("task" as const, "task" as const, "task" as const, "sync" as const),
      stream: fc.option(fc.constantFrom(...STREAMS)),
      agent: fc.option(fc.constantFrom(...AGENTS)),
      command: fc.option(fc.constantFrom("true", "false")),
      likely: fc.integer({ min: 1, max: 120 }),
      writes: fc.uniqueArray(pattern, { maxLength: 2 }),
      reads: fc.uniqueArray(pattern, { maxLength: 2 }),
      uses: fc.uniqueArray(fc.constantFrom(...RESOURCES), { maxLength: 2 }),
      position: fc.option(fc.record({ x: fc.nat({ max: 9 }), y: fc.nat({ max: 9 }) })),
    })
    .map(({ likely, writes, reads, uses, ...fields }) => ({
      ...newTask(id, fields.title),
      ...fields,
      estimate: { likely, optimistic: null, pessimistic: null },
      scope: { writes, reads },
      resources: uses.map((resource) => ({ resource, units: 1 })),
    }));

const dependency = (tasks: readonly Task["id"][]): fc.Arbitrary<Dependency> =>
  fc.record({ from: fc.constantFrom(...tasks), to: fc.constantFrom(...tasks), kind: fc.constantFrom("artifact" as const, "order" as const, "soft" as const) });

/** Plans whose references hold; they may contain cycles, collisions and tasks nobody can do. */
export const arbitraryPlan: fc.Arbitrary<Plan> = fc
  .tuple(fc.subarray(TASKS, { minLength: 1 }), fc.constantFrom("p", "q"), fc.integer({ min: 1, max: 5 }), fc.constantFrom("", "said"))
  .chain(([ids, name, maxParallel, description]) =>
    fc.tuple(fc.tuple(...ids.map(task)), fc.uniqueArray(dependency(ids), { maxLength: 10, selector: ({ from, to }) => `${from} ${to}` })).map(([tasks, dependencies]) => {
      const plan = emptyPlan(name);
      return {
        ...plan,
        description,
        settings: { ...plan.settings, maxParallel },
        streams: STREAMS.map((id) => ({ id, name: id, agent: null, patterns: [] })),
        agents: [...plan.agents, newAgent(agentId("x"), "X", "shell")],
        resources: RESOURCES.map((id) => ({ id, name: id, capacity: 1 })),
        tasks,
        dependencies: dependencies.filter(({ from, to }) => from !== to),
      };
    }),
  );
