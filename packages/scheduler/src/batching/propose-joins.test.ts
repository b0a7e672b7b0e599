import fc from "fast-check";
import { expect, test } from "vitest";
import { taskGraph } from "../graph/task-graph.ts";
import { timeTasks } from "../graph/time-tasks.ts";
import { applyEdits } from "../plan/apply-edit.ts";
import { agentId, streamId, taskId } from "../plan/ids.ts";
import { emptyPlan, newDependency, newTask } from "../plan/new-plan.ts";
import type { DependencyKind, Plan, Task } from "../plan/plan.ts";
import { taskMinutes } from "../plan/task-minutes.ts";
import { validatePlan } from "../plan/validate-plan.ts";
import { proposeJoins } from "./propose-joins.ts";

const sized = (id: string, likely: number, more: Partial<Task> = {}): Task => ({
  ...newTask(taskId(id), id.toUpperCase()),
  agent: agentId("shell"),
  stream: streamId("s"),
  command: `echo ${id}`,
  estimate: { likely, optimistic: null, pessimistic: null },
  ...more,
});
const planOf = (tasks: readonly Task[], ...edges: readonly (readonly [string, string, DependencyKind])[]): Plan => ({
  ...emptyPlan("p"),
  streams: [{ id: streamId("s"), name: "S", agent: null, patterns: [] }],
  tasks,
  dependencies: edges.map(([from, to, kind]) => newDependency(taskId(from), taskId(to), kind)),
});

test("small tasks that follow each other become one batch inside the limits", () => {
  const plan = planOf([sized("a", 5), sized("b", 8), sized("c", 7), sized("d", 20)], ["a", "b", "order"], ["b", "c", "artifact"], ["c", "d", "order"]);
  const [proposal, ...more] = proposeJoins(plan);
  expect(more).toEqual([]);
  expect(proposal).toMatchObject({ tasks: ["a", "b", "c"], minutes: 20, reason: '"A" (5) and "B" (8) and "C" (7) follow each other with one agent; joined they are one batch of 20 minutes instead of 3.' });
  const after = applyEdits(plan, proposal?.edits ?? []).plan;
  expect(after.dependencies).toEqual([newDependency(taskId("a"), taskId("d"))]);
  expect(after.tasks[0]).toMatchObject({ title: "A, then B, then C", command: "(\necho a\n) && (\necho b\n) && (\necho c\n)", checklist: [{ text: "A", minutes: 5 }, { text: "B", minutes: 8 }, { text: "C", minutes: 7 }] });
});

test("small tasks side by side become one where they need and are needed by the same tasks", () => {
  const tasks = [sized("a", 20), sized("b", 8), sized("c", 9), sized("d", 20)];
  expect(proposeJoins(planOf(tasks, ["a", "b", "order"], ["a", "c", "order"], ["b", "d", "order"], ["c", "d", "order"]))).toMatchObject([{ tasks: ["b", "c"], minutes: 17 }]);
  expect(proposeJoins(planOf(tasks, ["a", "b", "order"], ["a", "c", "order"], ["b", "d", "order"]))).toEqual([]);
});

test("tasks of different agents, with a start or with cuts of their own, or with outputs of one name stay apart", () => {
  const output = { kind: "value" as const, name: "x" };
  const pairs: [Partial<Task>, Partial<Task>][] = [[{}, { agent: agentId("person") }], [{}, { pinnedMinutes: 60 }], [{}, { cuts: [] }], [{}, { earliestMinutes: 9 }], [{ outputs: [output] }, { outputs: [output] }]];
  for (const [one, other] of pairs) expect(proposeJoins(planOf([sized("a", 8, one), sized("b", 9, other)], ["a", "b", "order"]))).toEqual([]);
});

const IDS = ["a", "b", "c", "d", "e", "f", "g"];
const arbitraryPlan = fc
  .record({
    minutes: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: IDS.length, maxLength: IDS.length }),
    edges: fc.uniqueArray(fc.tuple(fc.nat(IDS.length - 1), fc.nat(IDS.length - 1), fc.constantFrom("order" as const, "order" as const, "artifact" as const, "soft" as const)), { maxLength: 8, selector: ([from, to]) => `${from} ${to}` }),
  })
  .map(({ minutes, edges }) => planOf(IDS.map((id, index) => sized(id, minutes[index] ?? 1)), ...edges.filter(([from, to]) => from < to).map(([from, to, kind]) => [IDS[from] ?? "a", IDS[to] ?? "b", kind] as const)));

test("whatever is joined, all edits fit, no work is lost, nothing becomes an error, and what came before still does", () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      const proposals = proposeJoins(plan);
      expect(new Set(proposals.flatMap(({ tasks }) => tasks)).size).toBe(proposals.flatMap(({ tasks }) => tasks).length);
      for (const { tasks, minutes, edits } of proposals) {
        const { plan: after, refused } = applyEdits(plan, edits);
        expect(refused).toEqual([]);
        expect(minutes).toBeLessThanOrEqual(25);
        expect(totalOf(after)).toBeCloseTo(totalOf(plan), 6);
        expect(validatePlan(after).filter(({ severity }) => severity === "error")).toEqual([]);
        expect(timeTasks(after).cycles).toEqual([]);
        const nameAfter = (id: string): string => (tasks.some((task) => task === id) ? String(tasks[0]) : id);
        const moved = reachablePairs(plan).map(([from, to]) => `${nameAfter(from)} ${nameAfter(to)}`).filter((pair) => new Set(pair.split(" ")).size === 2);
        const kept = new Set(reachablePairs(after).map((pair) => pair.join(" ")));
        expect(moved.filter((pair) => !kept.has(pair))).toEqual([]);
      }
    }),
  );
});

const totalOf = ({ tasks }: Plan): number => tasks.reduce((sum, task) => sum + taskMinutes(task), 0);

function reachablePairs(plan: Plan): [string, string][] {
  const { digraph } = taskGraph(plan);
  return plan.tasks.flatMap(({ id }, start) => {
    const found = new Set<number>();
    const queue = [start];
    for (const node of queue) {
      for (const next of digraph.successors.subarray(digraph.successorStarts[node], digraph.successorStarts[node + 1])) {
        if (found.has(next)) continue;
        found.add(next);
        queue.push(next);
      }
    }
    return [...found].flatMap((node): [string, string][] => plan.tasks.slice(node, node + 1).map((task) => [id, task.id]));
  });
}
