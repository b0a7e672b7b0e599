import fc from "fast-check";
import { expect, test } from "vitest";
import { acceptancePolicy } from "./acceptance-policy.ts";
import { taskId } from "./ids.ts";
import { newTask } from "./new-plan.ts";
import { arbitraryPlan } from "./testing/arbitrary-plan.ts";

const task = newTask(taskId("a"), "A");

test("no task that names nobody is left undecided, and a sync point made from any of them is passed at once", () => {
  fc.assert(
    fc.property(arbitraryPlan, ({ tasks }) => {
      for (const each of tasks) {
        const acceptance = { ...each.acceptance, policy: null };
        expect(acceptancePolicy({ kind: "sync", acceptance })).toBe("command");
        expect(acceptancePolicy({ kind: "task", acceptance })).toBe(acceptance.command === null ? "person" : "command");
      }
    }),
  );
});

test("an acceptance command decides where there is one, and a person where it is blank", () => {
  const withCommand = (command: string) => acceptancePolicy({ ...task, acceptance: { ...task.acceptance, command } });
  expect([withCommand("npm test"), withCommand(" ")]).toEqual(["command", "person"]);
});

test("whom a task names decides, whatever the task is", () => {
  for (const policy of ["command", "person", "both"] as const) expect(acceptancePolicy({ kind: "sync", acceptance: { ...task.acceptance, policy } })).toBe(policy);
});
