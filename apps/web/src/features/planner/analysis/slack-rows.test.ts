import { analysePlan, emptyPlan, newDependency, newTask, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { momentWords, slackRows, slackWords } from "./slack-rows.ts";

const [a, b, c, d] = [taskId("a"), taskId("b"), taskId("c"), taskId("d")];
const lasting = (id: typeof a, likely: number) => ({ ...newTask(id, id), estimate: { likely, optimistic: null, pessimistic: null } });
const needs = (from: typeof a, to: typeof a) => newDependency(from, to);

test("the critical path stands first and in its own order, then what has the least slack", () => {
  const plan = { ...emptyPlan("Path"), tasks: [lasting(d, 5), lasting(c, 30), lasting(b, 15), lasting(a, 20)], dependencies: [needs(a, c)] };
  const rows = slackRows(plan, analysePlan(plan));
  expect(rows.map(({ id, timing }) => [id, slackWords(timing)])).toEqual([
    [a, "none"],
    [c, "none"],
    [b, "35 min"],
    [d, "45 min"],
  ]);
});

test("tasks on a circle have no time and are left out", () => {
  const plan = { ...emptyPlan("Circle"), tasks: [lasting(a, 5), lasting(b, 5), lasting(c, 5)], dependencies: [needs(a, b), needs(b, a)] };
  expect(slackRows(plan, analysePlan(plan)).map(({ id }) => id)).toEqual([c]);
});

test("a moment is counted from the start", () => {
  expect([momentWords(0), momentWords(75)]).toEqual(["at the start", "after 1 h 15 min"]);
});
