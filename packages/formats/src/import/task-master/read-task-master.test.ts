import { analysePlan } from "@planloom/scheduler";
import { describe, expect, test } from "vitest";
import { describeFileProblem } from "../../file-problem.ts";
import { readAnyPlan } from "../../read-any-plan.ts";

function read(content: unknown) {
  const result = readAnyPlan(JSON.stringify(content), { fileName: "tasks.json" });
  if (result.kind === "refused") throw new Error(result.problems.map(describeFileProblem).join("\n"));
  const { plan, notes, format } = result;
  return { plan, format, messages: notes.map(({ message }) => message), edges: plan.dependencies.map(({ from, to }) => `${from} > ${to}`) };
}

const task = (id: number | string, more: object = {}) => ({ id, title: `T${id}`, status: "pending", dependencies: [], ...more });

describe("tasks", () => {
  test("carry their text, their test and their dependencies, and say which estimate was assumed", () => {
    const { plan, format, messages, edges } = read({ tasks: [task(1, { description: "What", details: "How", testStrategy: "Look", priority: "high" }), task(2, { dependencies: [1] })] });
    expect(format).toBe("task-master");
    expect(plan.tasks[0]).toMatchObject({ id: "1", title: "T1", instructions: "What\n\nHow", acceptance: { criteria: ["Look"] }, estimate: { likely: 20 } });
    expect(edges).toEqual(["1 > 2"]);
    expect(messages).toContain("The format has no estimates: each of the 2 tasks is taken to need 20 minutes.");
  });

  test("that are done or cancelled are left out, and nothing waits for them", () => {
    const { plan, edges, messages } = read({ tasks: [task(1, { status: "done", subtasks: [task(1)] }), task(2, { status: "cancelled" }), task(3, { dependencies: [1, 2, "1.1"] }), task(4, { dependencies: ["3"], status: "in-progress" })] });
    expect(plan.tasks.map(({ id }) => id)).toEqual(["3", "4"]);
    expect(edges).toEqual(["3 > 4"]);
    expect(messages).toContain('2 tasks are done or cancelled (first 1 "T1") and left out; nothing waits for them.');
    expect(messages).toContain('One task is under way (first 4 "T4"), and planned as if nothing were done yet.');
  });

  test("that are all finished are planned as if nothing were done, but for what was cancelled", () => {
    const { plan, edges, messages } = read({ tasks: [task(1, { status: "done" }), task(2, { status: "done", dependencies: [1] }), task(3, { status: "cancelled" })] });
    expect(plan.tasks.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(edges).toEqual(["1 > 2"]);
    expect(messages[0]).toContain("Everything in the list is finished");
  });

  test("write the files their texts name by a path", () => {
    const { plan, messages } = read({ tasks: [task(1, { details: "Create `src/db.ts`." }), task(2, { description: "Extend src/db.ts" }), task(3)] });
    expect(plan.tasks.map(({ scope }) => scope.writes)).toEqual([["src/db.ts"], ["src/db.ts"], []]);
    expect(messages).toContain("Files are those that the texts name by their paths (2 of 3 tasks), and taken as written by the task.");
    expect(analysePlan(plan).conflicts.count.pairs).toBe(1);
  });

  test("of the tag master are read, and those of other tags named", () => {
    const { plan, messages } = read({ other: { tasks: [task(7)], metadata: {} }, master: { tasks: [task(1)], metadata: {} } });
    expect(plan.tasks.map(({ id }) => id)).toEqual(["1"]);
    expect(messages).toContain('Only the tag "master" is read; left out: "other" (1 task).');
    expect(read({ feature: { tasks: [task(1)], metadata: {} } }).plan.tasks).toHaveLength(1);
  });
});

describe("subtasks", () => {
  const list = { tasks: [task(1), task(2, { dependencies: [1], subtasks: [task(1), task(2, { dependencies: [1] }), task(3, { dependencies: ["2.1", 9], status: "done" })] }), task(3, { dependencies: ["2.1"] }), task(4, { dependencies: [2] })] };

  test("become tasks before a sync point that stands for their parent", () => {
    const { plan, edges } = read(list);
    expect(plan.tasks.map(({ id, kind }) => `${id} ${kind}`)).toEqual(["1 task", "2-1 task", "2-2 task", "2 sync", "3 task", "4 task"]);
    expect(edges).toEqual(["2-1 > 2", "1 > 2-1", "2-2 > 2", "2-1 > 2-2", "2-1 > 3", "2 > 4"]);
  });

  test("name a sibling by its number, and a task where there is no such sibling", () => {
    const { edges } = read({ tasks: [task(5), task(6, { subtasks: [task(1, { dependencies: [5] }), task(2, { dependencies: [1, "6"] })] })] });
    expect(edges).toEqual(["6-1 > 6", "5 > 6-1", "6-2 > 6", "6-1 > 6-2"]);
  });

  test("keep whoever needs the parent waiting until all of them are through", () => {
    const { plan } = read(list);
    const { timings } = analysePlan(plan);
    const [second, last] = [plan.tasks[2], plan.tasks[5]].map((each) => each && timings.get(each.id));
    expect(last?.earliestStart).toBe(second?.earliestFinish);
  });
});

test("a dependency on nobody is dropped and said", () => {
  expect(read({ tasks: [task(1, { dependencies: [7] })] }).messages).toContain('One dependency names a task the list does not have (first by 1 "T1").');
});

test.each([
  ["a task without an id", { tasks: [task(1), { title: "x" }] }, 'f:1:70 error tasks[1]: Expected a task with an id, found a mapping without one.'],
  ["an id twice", { tasks: [task(1), task(1)] }, 'f:1:70 error tasks[1]: There are two tasks with the id "1"; each needs its own.'],
])("says where and what is wrong: %s", (_name, content, problem) => {
  const result = readAnyPlan(JSON.stringify(content), { fileName: "f" });
  expect(result.kind === "refused" && result.problems.map(describeFileProblem)).toEqual([problem]);
});
