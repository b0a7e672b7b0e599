import { agentId, analysePlan, emptyPlan, newDependency, newTask, PLAN_TEMPLATES, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { ganttRows } from "./gantt-rows.ts";

test.each(PLAN_TEMPLATES.map(({ id, build }) => [id, build] as const))("every bar of %s stands on exactly one row, and no row does two things at once", (_, build) => {
  const plan = build();
  const analysis = analysePlan(plan);
  const schedule = analysis.schedule ?? expect.fail("a template can be scheduled");
  const rows = ganttRows(plan, schedule, analysis);
  expect(rows.flatMap(({ bars }) => bars.map(({ batch }) => batch)).toSorted()).toEqual(schedule.bars.map(({ batch }) => batch).toSorted());
  for (const { bars } of rows) {
    for (const [index, bar] of bars.entries()) expect(bar.startMinutes).toBeGreaterThanOrEqual(bars[index - 1]?.endMinutes ?? 0);
  }
});

test("a bar says which batch of which task it is, who does it, and whether it is critical", () => {
  const task = { ...newTask(taskId("api"), "Write the API"), agent: agentId("shell"), estimate: { likely: 40, optimistic: null, pessimistic: null } };
  const plan = { ...emptyPlan("One"), tasks: [task] };
  const analysis = analysePlan(plan);
  const rows = ganttRows(plan, analysis.schedule ?? expect.fail("it can be scheduled"), analysis);
  const words = rows.flatMap(({ bars }) => bars.map((bar) => bar.words));
  expect(words).toHaveLength(2);
  expect(words[0]).toMatch(/^Write the API 1\/2: 20 min by Shell[ 0-9]*, at the start, critical$/);
  expect(words[1]).toMatch(/^Write the API 2\/2: 20 min by Shell[ 0-9]*, after 20 min/);
});

test("what runs only after a failure is a moment of its own row, and takes nobody's time", () => {
  const [deploy, mend] = ["deploy", "mend"].map((id) => ({ ...newTask(taskId(id), id), agent: agentId("shell"), command: "true" }));
  if (deploy === undefined || mend === undefined) throw new Error("Two tasks were made.");
  const plan = { ...emptyPlan("Mend"), tasks: [deploy, mend], dependencies: [newDependency(deploy.id, mend.id, "on-failure")] };
  const analysis = analysePlan(plan);
  const rows = ganttRows(plan, analysis.schedule ?? expect.fail("it can be scheduled"), analysis);
  expect(rows.map(({ label, bars }) => [label, bars.map(({ words, isMoment }) => [words, isMoment])])).toEqual([
    ["Shell", [["deploy: 20 min by Shell, at the start, critical", false]]],
    ["If something fails", [["mend: only if something fails, after 20 min", true]]],
  ]);
});

test("a sync point is nobody's work", () => {
  const sync = { ...newTask(taskId("meet"), "Streams meet"), kind: "sync" as const };
  const plan = { ...emptyPlan("Meet"), tasks: [sync] };
  const analysis = analysePlan(plan);
  const rows = ganttRows(plan, analysis.schedule ?? expect.fail("it can be scheduled"), analysis);
  expect(rows.map(({ label, bars }) => [label, bars.map(({ words }) => words)])).toEqual([["Sync points", [expect.stringMatching(/^Streams meet: sync point, at the start/)]]]);
});
