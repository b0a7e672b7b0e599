import { agentId, applyEdits, emptyPlan, newDependency, newTask, type Plan, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { copyTasks, pasteTasks } from "./copied-tasks.ts";

const a = taskId("a");
const b = taskId("b");
const c = taskId("c");
const plan: Plan = {
  ...emptyPlan("p"),
  tasks: [{ ...newTask(a, "A"), agent: agentId("shell") }, newTask(b, "B"), newTask(c, "C")],
  dependencies: [{ ...newDependency(a, b, "artifact"), lagMinutes: 5 }, newDependency(b, c)],
};

test("pasting puts the tasks and the dependencies among them under new ids", () => {
  const pasting = pasteTasks(plan, copyTasks(plan, [a, b]));
  const { plan: after, refused } = applyEdits(plan, pasting?.edits ?? []);
  const [newA, newB] = pasting?.ids ?? [];
  expect([after.tasks.map(({ id }) => id), refused]).toEqual([["a", "b", "c", newA, newB], []]);
  expect(after.dependencies.slice(2)).toEqual([{ ...newDependency(a, b, "artifact"), from: newA, to: newB, lagMinutes: 5 }]);
});

test("what another plan does not have is left out there", () => {
  const other = { ...emptyPlan("other"), agents: [] };
  const pasting = pasteTasks(other, copyTasks(plan, [a]));
  expect(applyEdits(other, pasting?.edits ?? []).plan.tasks[0]?.agent).toBeNull();
});

test("text that is no tasks pastes nothing", () => {
  expect([pasteTasks(plan, "hello"), pasteTasks(plan, "{}"), pasteTasks(plan, '{"tasks":3}')]).toEqual([null, null, null]);
});
