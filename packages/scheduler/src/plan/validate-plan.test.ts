import { expect, test } from "vitest";
import { agentId, resourceId, taskId } from "./ids.ts";
import { emptyPlan, newTask } from "./new-plan.ts";
import type { Plan, Task } from "./plan.ts";
import type { ProblemCode } from "./problem.ts";
import { validatePlan } from "./validate-plan.ts";

const good: Task = { ...newTask(taskId("a"), "A"), agent: agentId("shell"), command: "true" };
const codes = (change: Partial<Task>, more: Partial<Plan> = {}): ProblemCode[] => validatePlan({ ...emptyPlan("p"), tasks: [{ ...good, ...change }], ...more }).map(({ code }) => code);

test("a plan whose parts fit has no problems", () => {
  expect(codes({})).toEqual([]);
});

test("an empty plan is told so", () => {
  expect(validatePlan(emptyPlan("p")).map(({ code }) => code)).toEqual(["no-tasks"]);
});

const faults: readonly (readonly [ProblemCode, Partial<Task>])[] = [
  ["no-agent", { agent: null }],
  ["no-command", { command: null }],
  ["unknown-reference", { agent: agentId("nobody") }],
  ["no-acceptance-command", { acceptance: { command: " ", criteria: [], policy: "both" } }],
  ["no-acceptance-command", { agent: agentId("person"), acceptance: { command: null, criteria: [], policy: "command" } }],
  ["bad-estimate", { estimate: { likely: 0, optimistic: null, pessimistic: null } }],
  ["bad-estimate", { estimate: { likely: Number.NaN, optimistic: null, pessimistic: null } }],
  ["bad-estimate", { estimate: { likely: 10, optimistic: 20, pessimistic: null } }],
  ["bad-glob", { scope: { writes: ["/etc/passwd"], reads: [] } }],
  ["bad-glob", { scope: { writes: [], reads: ["../x"] } }],
  ["bad-output", { outputs: [{ kind: "file", name: "x", path: "../x" }] }],
  ["bad-output", { outputs: [{ kind: "value", name: "x" }, { kind: "value", name: "x" }] }],
  ["unknown-reference", { resources: [{ resource: resourceId("db"), units: 1 }] }],
];

test.each(faults)("%s is found (%j)", (code, change) => {
  expect(codes(change)).toContain(code);
});

test("a command's own exit code may be its acceptance", () => {
  expect(codes({ acceptance: { command: null, criteria: [], policy: "command" } })).toEqual([]);
});

test("a task that wants more of a resource than there is can never run, and is named", () => {
  const resources = [{ id: resourceId("db"), name: "Database", capacity: 1 }];
  expect(codes({ resources: [{ resource: resourceId("db"), units: 2 }] }, { resources })).toEqual(["resource-too-small"]);
});

test("every problem says where it is", () => {
  const problems = validatePlan({ ...emptyPlan("p"), tasks: [{ ...good, agent: null, command: null }], dependencies: [{ from: taskId("a"), to: taskId("z"), kind: "order" }] });
  expect(problems.map(({ places }) => places[0])).toEqual([{ kind: "task", id: "a", field: "agent" }, { kind: "dependency", from: "a", to: "z" }]);
});
