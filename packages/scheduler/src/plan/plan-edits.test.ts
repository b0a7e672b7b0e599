import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdit, applyEdits } from "./apply-edit.ts";
import { diffPlans } from "./diff-plans.ts";
import { agentId, taskId } from "./ids.ts";
import { mergePlans } from "./merge-plans.ts";
import { emptyPlan, newAgent, newDependency, newTask } from "./new-plan.ts";
import type { Plan } from "./plan.ts";
import { arbitraryPlan } from "./testing/arbitrary-plan.ts";

/** Lists in one order, so that plans that differ in nothing else are equal. */
const sorted = (plan: Plan): Plan => ({
  ...plan,
  tasks: plan.tasks.toSorted((a, b) => a.id.localeCompare(b.id)),
  streams: plan.streams.toSorted((a, b) => a.id.localeCompare(b.id)),
  agents: plan.agents.toSorted((a, b) => a.id.localeCompare(b.id)),
  resources: plan.resources.toSorted((a, b) => a.id.localeCompare(b.id)),
  dependencies: plan.dependencies.toSorted((a, b) => `${a.from} ${a.to}`.localeCompare(`${b.from} ${b.to}`)),
});

const two = (): Plan => ({ ...emptyPlan("p"), tasks: [newTask(taskId("a"), "A"), newTask(taskId("b"), "B")] });

describe("edits", () => {
  test("an edit changes one thing and leaves the rest as it was", () => {
    const before = two();
    const result = applyEdit(before, { type: "change-task", id: taskId("a"), change: { title: "New" } });
    expect(result.kind === "edited" ? result.plan.tasks.map(({ title }) => title) : result).toEqual(["New", "B"]);
    expect(result.kind === "edited" && result.plan.tasks[1] === before.tasks[1]).toBe(true);
  });

  test("deleting a task deletes the dependencies that touch it", () => {
    const { plan } = applyEdits(two(), [{ type: "connect", dependency: newDependency(taskId("a"), taskId("b")) }, { type: "delete-tasks", ids: [taskId("a")] }]);
    expect([plan.tasks.length, plan.dependencies.length]).toEqual([1, 0]);
  });

  test("what does not fit is refused with a reason, and the others go on", () => {
    const { plan, refused } = applyEdits(two(), [
      { type: "add-task", task: newTask(taskId("a"), "Again") },
      { type: "connect", dependency: newDependency(taskId("a"), taskId("a")) },
      { type: "change-task", id: taskId("z"), change: { title: "Z" } },
      { type: "rename-plan", name: "renamed" },
    ]);
    expect([plan.name, refused.length]).toEqual(["renamed", 3]);
    expect(refused.every(({ message }) => message.length > 10)).toBe(true);
  });
});

test("a deleted agent is nobody's reviewer", () => {
  const base: Plan = { ...two(), settings: { ...two().settings, reviewer: agentId("person") } };
  expect(applyEdits(base, [{ type: "delete-agent", id: agentId("person") }]).plan.settings.reviewer).toBe(null);
});

test("a change of a dependency changes what it names and nothing else", () => {
  const before: Plan = { ...two(), dependencies: [{ ...newDependency(taskId("a"), taskId("b")), lagMinutes: 5 }] };
  const change = (to: Partial<Plan["dependencies"][number]>) => applyEdits(before, [{ type: "change-dependency", from: taskId("a"), to: taskId("b"), change: to }]).plan;
  expect(change({ kind: "artifact" }).dependencies).toEqual([{ ...newDependency(taskId("a"), taskId("b"), "artifact"), lagMinutes: 5 }]);
  expect(change({ lagMinutes: 5 })).toBe(before);
});

describe("laws of comparing and merging", () => {
  test("the edits between two plans lead from one to the other", () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryPlan, (base, next) => {
        const { plan, refused } = applyEdits(base, diffPlans(base, next));
        expect(refused).toEqual([]);
        expect(sorted(plan)).toEqual(sorted(next));
      }),
      { numRuns: 300 },
    );
  });

  test("a plan compared with itself needs no edit", () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        expect(diffPlans(plan, plan)).toEqual([]);
      }),
    );
  });

  test("where one side did nothing, the other side is the result, without a clash", () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryPlan, (base, next) => {
        for (const merge of [mergePlans(base, next, base), mergePlans(base, base, next)]) {
          expect(merge.clashes).toEqual([]);
          expect(sorted(merge.plan)).toEqual(sorted(next));
        }
      }),
      { numRuns: 200 },
    );
  });

  test("changes in different places both survive", () => {
    const base = two();
    const mine = applyEdits(base, [{ type: "change-task", id: taskId("a"), change: { title: "Mine" } }]).plan;
    const theirs = applyEdits(base, [{ type: "change-task", id: taskId("b"), change: { title: "Theirs" } }, { type: "add-task", task: newTask(taskId("c"), "C") }]).plan;
    const { plan, clashes } = mergePlans(base, mine, theirs);
    expect([plan.tasks.map(({ title }) => title), clashes]).toEqual([["Mine", "Theirs", "C"], []]);
  });

  test("the reviewer one side names and the other deletes comes back, or is left out with a clash", () => {
    const base: Plan = { ...two(), agents: [...two().agents, newAgent(agentId("ann"), "Ann", "person")] };
    const naming = applyEdits(base, [{ type: "change-settings", change: { reviewer: agentId("ann") } }]).plan;
    const deleting = applyEdits(base, [{ type: "delete-agent", id: agentId("ann") }]).plan;
    const [kept, lost] = [mergePlans(base, naming, deleting), mergePlans(base, deleting, naming)];
    expect([kept.plan.settings.reviewer, kept.plan.agents.length, kept.clashes.length]).toEqual(["ann", 3, 1]);
    expect([lost.plan.settings.reviewer, lost.plan.agents.length]).toEqual([null, 2]);
    expect(lost.clashes).toMatchObject([{ place: { kind: "settings", field: "reviewer" }, theirs: "ann" }]);
  });

  test("what both changed is named as a clash with both values, and mine stays", () => {
    const base = two();
    const rename = (title: string): Plan => applyEdits(base, [{ type: "change-task", id: taskId("a"), change: { title } }]).plan;
    const { plan, clashes } = mergePlans(base, rename("Mine"), rename("Theirs"));
    expect(plan.tasks[0]?.title).toBe("Mine");
    expect(clashes).toMatchObject([{ mine: "Mine", theirs: "Theirs", place: { kind: "task", id: "a" } }]);
  });
});
