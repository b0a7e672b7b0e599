import { expect, test } from "vitest";
import { agentId, taskId } from "../plan/ids.ts";
import { emptyPlan, newDependency, newTask } from "../plan/new-plan.ts";
import type { Task } from "../plan/plan.ts";
import { requiredLabels } from "../run/required-labels.ts";
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

test("a task says with its first batch when it starts, and with each who may do it and against whom it races", () => {
  const forms = { trigger: { kind: "at-least", count: 1 }, race: "r", expands: true, labels: ["gpu"] } as const;
  const tasks = [task("a", { estimate: forty }), task("b", { estimate: forty, ...forms })];
  const frozen = freezePlan({ ...emptyPlan("p"), tasks, dependencies: [newDependency(taskId("a"), taskId("b"), "on-failure")] });
  if (frozen.kind === "refused") throw new Error("refused");
  const batches = Object.fromEntries(frozen.spec.batches.map((batch) => [batch.id, batch]));
  expect(batches).toMatchObject({
    "a.2": { failuresOf: [], trigger: { kind: "all" }, race: null, expands: false, labels: [] },
    "b.1": { needs: [], failuresOf: [["a.1", "a.2"]], trigger: forms.trigger, race: "r", expands: false, labels: ["gpu"] },
    "b.2": { needs: ["b.1"], failuresOf: [], trigger: { kind: "all" }, race: "r", expands: true, labels: ["gpu"] },
  });
});

test("a run knows its limits, who the people are, and what its agents ask of a runner", () => {
  const empty = emptyPlan("p");
  const agents = empty.agents.map((agent) => ({ ...agent, labels: [`for-${agent.id}`] }));
  const pause = { handBackMinutes: 1, finishMinutes: 2, between: "hand-back" } as const;
  const frozen = freezePlan({ ...empty, agents, settings: { ...empty.settings, maxUnchecked: 3, pause }, tasks: [task("a", { labels: ["gpu"] })] });
  if (frozen.kind === "refused") throw new Error("refused");
  expect(frozen.spec).toMatchObject({ maxUnchecked: 3, pause, revision: 0, agents: { shell: { work: "runner" }, person: { work: "person" } } });
  expect(frozen.spec.batches.map((batch) => requiredLabels(frozen.spec, batch))).toEqual([["gpu", "for-shell"]]);
});
