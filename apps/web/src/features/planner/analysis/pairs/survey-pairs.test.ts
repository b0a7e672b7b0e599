import { emptyPlan, newDependency, newTask, streamId, taskId, type Task } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { streamPairRows } from "./stream-pair-rows.ts";
import { surveyPairs } from "./survey-pairs.ts";

const stream = { id: streamId("web"), name: "Web", agent: null, patterns: [] };
const writing = (id: string, path: string, more: Partial<Task> = {}): Task => ({ ...newTask(taskId(id), id), scope: { ...newTask(taskId(id), "").scope, writes: [path] }, ...more });

test("every pair is counted once, and what is not parallel says why", () => {
  const plan = { ...emptyPlan("p"), tasks: [writing("a", "api/x.ts"), writing("b", "api/x.ts"), writing("c", "web/y.ts")] };
  const { count, pairs, tasks, leftOut } = surveyPairs(plan);
  expect(count).toEqual({ parallel: 2, partial: 0, sequential: 1 });
  expect(pairs).toEqual([{ first: "a", second: "b", standing: "sequential", reasons: expect.arrayContaining([expect.stringContaining("api/x.ts")]) }]);
  expect([tasks.length, leftOut]).toEqual([3, 0]);
});

test("of a large plan only the first tasks are compared one by one, and the others are counted", () => {
  const plan = { ...emptyPlan("p"), tasks: Array.from({ length: 60 }, (_, index) => writing(`t${index}`, `own/${index}/x.ts`)) };
  const { tasks, leftOut, count } = surveyPairs(plan);
  expect([tasks.length, leftOut]).toEqual([40, 20]);
  expect(count.parallel + count.partial + count.sequential).toBe((60 * 59) / 2);
});

test("the survey can be handed over by a worker", () => {
  const survey = surveyPairs({ ...emptyPlan("p"), tasks: [writing("a", "x"), writing("b", "x")] });
  expect(structuredClone(survey)).toEqual(survey);
});

test("pairs of streams are named, with the reason that most of them have", () => {
  const plan = { ...emptyPlan("p"), streams: [stream], tasks: [writing("a", "web/a.ts", { stream: stream.id }), writing("b", "api/b.ts")], dependencies: [newDependency(taskId("a"), taskId("b"))] };
  const rows = streamPairRows(plan, surveyPairs(plan).streams);
  expect(rows.map(({ between, why }) => [between, why])).toEqual([["Web and No stream", "one comes after the other"]]);
});
