import { makeBrief } from "@planloom/briefing";
import { agentId, createRun, emptyPlan, freezePlan, newAgent, newDependency, newTask, type Plan, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { plannedBriefs } from "./planned-brief.ts";

const API = taskId("api");
const CODER = agentId("coder");

function samplePlan(): Plan {
  const plan = emptyPlan("Log in");
  return {
    ...plan,
    agents: [...plan.agents, { ...newAgent(CODER, "Coder", "coding-agent"), role: "You are careful.", command: "work" }],
    tasks: [
      { ...newTask(API, "The API"), agent: CODER, estimate: { likely: 40, optimistic: null, pessimistic: null }, checklist: [{ text: "The endpoint", minutes: 20 }, { text: "Its tests", minutes: 20 }], focus: "A wrong password." },
      { ...newTask(taskId("meet"), "Meet"), kind: "sync" },
      { ...newTask(taskId("page"), "The page"), agent: CODER, brief: { output: "A picture." } },
    ],
    dependencies: [newDependency(API, taskId("meet")), newDependency(taskId("meet"), taskId("page"))],
  };
}

test("what the planner shows is what the first attempts of a run are told, to the letter", () => {
  const plan = samplePlan();
  const frozen = freezePlan(plan);
  if (frozen.kind === "refused") throw new Error(JSON.stringify(frozen.problems));
  const run = createRun(frozen.spec);
  const shown = plan.tasks.flatMap(({ id }) => plannedBriefs(plan, id)).map(({ batch, brief }) => [batch, brief.text]);
  const sent = frozen.spec.batches.filter(({ work }) => work !== "none").map((spec) => [spec.id, makeBrief({ plan, run, spec, attempt: null }).text]);
  expect(new Map(shown.map(([batch, text]) => [batch, text]))).toEqual(new Map(sent.map(([batch, text]) => [batch, text])));
  expect(shown).toHaveLength(3);
});

test("every batch of a task has its own, with all parts, also those that say nothing yet", () => {
  const briefs = plannedBriefs(samplePlan(), API);
  expect(briefs.map(({ index, count, brief }) => [index, count, brief.title])).toEqual([
    [1, 2, "Batch 1 of 2: The API"],
    [2, 2, "Batch 2 of 2: The API"],
  ]);
  expect(briefs[0]?.parts.map(({ part, section }) => [part, section !== null])).toEqual([["role", true], ["scope", false], ["context", false], ["task", true], ["doNot", false], ["checkIn", true], ["output", true]]);
});

test("a sync point is told nothing, and a plan that cannot run yet has briefs all the same", () => {
  const plan = samplePlan();
  expect(plannedBriefs(plan, taskId("meet"))).toEqual([]);
  expect(plannedBriefs(plan, taskId("gone"))).toEqual([]);
  const circle = { ...plan, dependencies: [...plan.dependencies, newDependency(taskId("page"), API)], agents: [] };
  expect(freezePlan(circle).kind).toBe("refused");
  expect(plannedBriefs(circle, API)[0]?.brief.text).toContain("Above all: A wrong password.");
});
