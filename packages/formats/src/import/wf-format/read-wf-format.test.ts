import { describe, expect, test } from "vitest";
import { describeFileProblem } from "../../file-problem.ts";
import { readAnyPlan } from "../../read-any-plan.ts";

function read(trace: unknown) {
  const result = readAnyPlan(typeof trace === "string" ? trace : JSON.stringify(trace), { fileName: "trace.json" });
  if (result.kind === "refused") throw new Error(result.problems.map(describeFileProblem).join("\n"));
  return { ...result, messages: result.notes.map(({ message }) => message) };
}

function problemsOf(trace: unknown): string[] {
  const result = readAnyPlan(JSON.stringify(trace), { fileName: "t" });
  return result.kind === "read" ? [] : result.problems.map(describeFileProblem);
}

/** The same three tasks as every version says it: two bakes of 90 and 30 s on dough that took 6.5 s. */
const VERSIONS: Readonly<Record<string, unknown>> = {
  "1.0": {
    name: "Bakery", schemaVersion: "1.0",
    workflow: {
      makespan: 100,
      jobs: [
        { name: "knead_ID01", type: "compute", runtime: 6.5, parents: [], files: [{ link: "input", name: "flour", size: 9 }, { link: "output", name: "dough", size: 9 }] },
        { name: "bake_ID02", type: "compute", runtime: 90, parents: ["knead_ID01"], cores: 2, files: [{ link: "input", name: "dough", size: 9 }, { link: "output", name: "bread", size: 9 }] },
        { name: "bake_ID03", type: "compute", runtime: 30, parents: ["knead_ID01"], files: [{ link: "input", name: "dough", size: 9 }, { link: "output", name: "rolls", size: 9 }] },
      ],
      machines: [{ nodeName: "oven", cpu: { count: 4 } }],
    },
  },
  "1.3": {
    name: "Bakery", schemaVersion: "1.3",
    workflow: {
      makespan: 100,
      tasks: [
        { name: "knead_ID01", id: "ID01", category: "knead", runtime: 6.5, parents: [], children: ["bake_ID02", "bake_ID03"], files: [{ link: "input", name: "flour" }, { link: "output", name: "dough" }] },
        { name: "bake_ID02", id: "ID02", category: "bake", runtime: 90, parents: ["knead_ID01"], cores: 2, files: [{ link: "input", name: "dough" }, { link: "output", name: "bread" }] },
        { name: "bake_ID03", id: "ID03", category: "bake", runtime: 30, parents: ["knead_ID01"], files: [{ link: "input", name: "dough" }, { link: "output", name: "rolls" }] },
      ],
      machines: [{ nodeName: "oven", cpu: { count: 4 } }],
    },
  },
  "1.4 without parents": {
    name: "Bakery", schemaVersion: "1.4",
    workflow: {
      makespanInSeconds: 100,
      tasks: [
        { name: "knead", id: "1", runtimeInSeconds: 6.5, parents: [], children: [], files: [{ link: "input", name: "flour", path: "/in/" }, { link: "output", name: "dough", path: "/a/" }] },
        { name: "bake", id: "2", runtimeInSeconds: 90, coreCount: 2, parents: [], children: [], files: [{ link: "input", name: "dough", path: "/a/" }, { link: "output", name: "bread", path: "/b/" }] },
        { name: "bake", id: "3", runtimeInSeconds: 30, parents: [], children: [], files: [{ link: "input", name: "dough", path: "/a/" }, { link: "output", name: "bread", path: "/c/" }] },
      ],
      machines: [{ nodeName: "oven", cpu: { count: 4 } }],
    },
  },
  "1.5": {
    name: "Bakery", schemaVersion: "1.5",
    workflow: {
      specification: {
        tasks: [
          { name: "knead", id: "k", parents: [], children: ["b1", "b2"], inputFiles: ["flour"], outputFiles: ["dough"] },
          { name: "bake", id: "b1", parents: ["k"], children: [], inputFiles: ["dough"], outputFiles: ["bread"] },
          { name: "bake", id: "b2", parents: ["k"], children: [], inputFiles: ["dough"], outputFiles: ["rolls"] },
        ],
        files: [{ id: "flour", sizeInBytes: 9 }],
      },
      execution: {
        makespanInSeconds: 100,
        tasks: [
          { id: "b2", runtimeInSeconds: 30, command: { program: "bake", arguments: ["--rolls"] } },
          { id: "b1", runtimeInSeconds: 90, coreCount: 2, command: { program: "bake" } },
          { id: "k", runtimeInSeconds: 6.5 },
        ],
        machines: [{ nodeName: "oven", cpu: { coreCount: 4 } }],
      },
    },
  },
};

describe.each(Object.entries(VERSIONS))("version %s", (_version, trace) => {
  const { plan, format } = read(trace);

  test("gives the tasks with the times they took, unrounded, and who needs whom", () => {
    expect(format).toBe("wfformat");
    expect(plan.name).toBe("Bakery");
    expect(plan.tasks.map(({ estimate }) => estimate.likely)).toEqual([6.5 / 60, 1.5, 0.5]);
    const [knead, first, second] = plan.tasks;
    expect(plan.dependencies).toEqual([first, second].map((bake) => ({ ...plan.dependencies[0], from: knead?.id, to: bake?.id, kind: "order" })));
  });

  test("gives files as scopes, kinds of tasks as streams, and cores as the places there are", () => {
    expect(plan.tasks[1]?.scope.reads).toEqual([expect.stringMatching(/^(a\/)?dough$/)]);
    expect(plan.tasks[1]?.scope.writes).toEqual([expect.stringMatching(/^(b\/)?bread$/)]);
    expect(plan.streams.map(({ name }) => name)).toEqual(["knead", "bake"]);
    expect(plan.settings.maxParallel).toBe(4);
    expect(plan.agents).toEqual([expect.objectContaining({ name: "oven", capacity: 4 })]);
    expect(plan.tasks.map(({ resources }) => resources[0]?.units)).toEqual([1, 2, 1]);
  });
});

describe("what a trace leaves open is decided and said", () => {
  const trace = (tasks: readonly object[], more: object = {}) => ({ name: "T", workflow: { tasks, machines: [{ cpu: { count: 2 } }], ...more } });

  test("dependencies come from files only where no task names a parent", () => {
    expect(read(VERSIONS["1.4 without parents"]).messages[0]).toBe("No task names its parents, so the 2 dependencies follow the files: who reads a file needs the task that writes it.");
    expect(read(VERSIONS["1.5"]).messages.join()).not.toContain("follow the files");
  });

  test("a runtime of 0 stays a task, a missing one takes the median", () => {
    const { plan, messages } = read(trace([{ name: "a", runtime: 0 }, { name: "b", runtime: 60 }, { name: "c", runtime: 120 }, { name: "d" }]));
    expect(plan.tasks.map(({ estimate }) => estimate.likely * 60_000)).toEqual([1, 60_000, 120_000, 60_000]);
    expect(messages).toContain('One task was measured with 0 s (first "a"); a thousandth of a second is taken.');
    expect(messages).toContain('One task has no recorded runtime (first "d"); assumed are 60 s, the median of the others.');
  });

  test("a dependency on nobody is dropped and counted", () => {
    const { plan, notes } = read(trace([{ name: "a", runtime: 1, parents: ["x", "y", "a"] }]));
    expect(plan.dependencies).toEqual([]);
    expect(notes).toContainEqual({ kind: "dropped", message: '2 dependencies name tasks the file does not have (first by "a").', at: { line: 1, column: 34 } });
  });

  test("more cores than the machines are said to have, where the recorded times prove them", () => {
    const { plan, messages } = read(trace(Array.from({ length: 6 }, (_, index) => ({ name: `t${index}`, runtime: 10 })), { makespan: 20 }));
    expect(plan.settings.maxParallel).toBe(3);
    expect(messages).toContain("The machines are said to have 2 cores, but the recorded times need at least 3, so 3 are taken.");
  });

  test("a process is never cut into batches", () => {
    const { plan } = read(trace([{ name: "a", runtime: 60_000 }]));
    expect(plan.settings.batchMinutes.max).toBe(1_000);
  });
});

test.each([
  ["no list of tasks", { workflow: { tasks: 3 } }, ["t:1:22 error workflow.tasks: Expected a list of tasks under workflow.tasks or workflow.jobs, found the number 3."]],
  ["no tasks in the specification", { workflow: { specification: {} } }, ["t:1:30 error workflow.specification.tasks: Expected a list of tasks under workflow.specification.tasks, found none."]],
  ["a task that is none", { workflow: { tasks: ["a", {}] } }, ['t:1:23 error workflow.tasks[0]: Expected a task with a name or an id, found the text "a".', "t:1:27 error workflow.tasks[1]: Expected a task with a name or an id, found a mapping without one."]],
  ["an id twice", { workflow: { tasks: [{ id: "a" }, { id: "a" }] } }, ['t:1:34 error workflow.tasks[1]: There are two tasks with the id "a"; each needs its own.']],
  ["more tasks than a plan holds", { workflow: { tasks: Array.from({ length: 5_001 }, (_, id) => ({ id })) } }, ["t:1:13 error workflow: Expected at most 5000 tasks, found 5001."]],
])("says where and what is wrong: %s", (_name, trace, problems) => {
  expect(problemsOf(trace)).toEqual(problems);
});
