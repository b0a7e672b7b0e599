import { expect, test } from "vitest";
import { agentId, taskId } from "../plan/ids.ts";
import { emptyPlan, newDependency, newTask } from "../plan/new-plan.ts";
import type { Task } from "../plan/plan.ts";
import { freezePlan } from "./freeze-plan.ts";

const task = (id: string, change: Partial<Task> = {}): Task => ({ ...newTask(taskId(id), id), agent: agentId("shell"), command: "true", acceptance: { command: "true", criteria: [], policy: "command" }, ...change });
const forty = { likely: 40, optimistic: null, pessimistic: null };

test("a task waits for its lags and its time with its first batch, counted from the last batches of what it needs", () => {
  const tasks = [task("a", { estimate: forty }), task("s"), task("b", { estimate: forty, earliestMinutes: 10, pinnedMinutes: 90 })];
  const dependencies = [
    { ...newDependency(taskId("a"), taskId("b")), lagMinutes: 30 },
    { ...newDependency(taskId("s"), taskId("b"), "soft"), lagMinutes: 15 },
  ];
  const frozen = freezePlan({ ...emptyPlan("p"), tasks, dependencies });
  if (frozen.kind === "refused") throw new Error("refused");
  const waits = Object.fromEntries(frozen.spec.batches.map(({ id, needs, lags, notBeforeMinutes }) => [id, { needs, lags, notBeforeMinutes }]));
  expect(waits).toMatchObject({
    "b.1": { needs: ["a.2"], lags: { "a.2": 30 }, notBeforeMinutes: 90 },
    "b.2": { needs: ["b.1"], lags: {}, notBeforeMinutes: 0 },
    "a.1": { needs: [], lags: {}, notBeforeMinutes: 0 },
  });
});
