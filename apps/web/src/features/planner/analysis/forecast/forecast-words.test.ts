import { taskId, type TaskForecast } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { decidingTasks, finishWords, shareWords } from "./forecast-words.ts";

test("finishes are said to the minute, with what chance may have moved", () => {
  const [half, most] = finishWords({ p50: { minutes: 131.4, standardError: 2.2 }, p80: { minutes: 150, standardError: 0.1 }, p95: { minutes: 170, standardError: 1 } });
  expect(half).toMatchObject({ value: "2 h 11 min", detail: "± 2 min" });
  expect(most).toMatchObject({ value: "2 h 30 min", detail: "within a minute" });
});

test("tasks that decide the finish stand in the order of how often they do; those that hardly ever do are left out", () => {
  const task = (id: string, criticality: number): TaskForecast => ({ task: taskId(id), family: "log-normal", meanMinutes: 20, criticality });
  expect(decidingTasks({ tasks: [task("a", 0.3), task("b", 0.001), task("c", 0.9)] }).map(({ task: id }) => id)).toEqual(["c", "a"]);
});

test("shares are said in percent", () => {
  expect([shareWords(0), shareWords(0.004), shareWords(0.634), shareWords(1)]).toEqual(["0 %", "under 1 %", "63 %", "100 %"]);
});
