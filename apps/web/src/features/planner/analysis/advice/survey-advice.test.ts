import { agentId, applyEdits, emptyPlan, newAgent, newTask, type Plan, taskId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { evidenceWords, gainWords, progressWords } from "./advice-words.ts";
import { surveyAdvice } from "./survey-advice.ts";

/** Four tasks for one of two agents who can do the same. */
const lopsided: Plan = {
  ...emptyPlan("p"),
  agents: ["left", "right"].map((id) => newAgent(agentId(id), id, "shell")),
  tasks: ["a", "b", "c", "d"].map((id) => ({ ...newTask(taskId(id), id), agent: agentId("left"), command: "true" })),
};
/** A clock on which a search has no time. */
const hasty = (): (() => number) => {
  let time = 0;
  return () => (time += 10_000);
};
const lastOf = (plan: Plan) => [...surveyAdvice(plan, hasty())].at(-1);

test("advice that is followed gains what it says", () => {
  const survey = lastOf(lopsided);
  const shared = survey?.advice.find(({ topic }) => topic === "assignment");
  expect(shared).toMatchObject({ gainMinutes: 40, evidence: { kind: "simulation", finishMinutes: 40 } });
  expect(lastOf(applyEdits(lopsided, shared?.fix?.edits ?? []).plan)?.finishMinutes).toBe(40);
});

test("a plan without anything to schedule has an answer too, so that nobody waits for it", () => {
  expect([...surveyAdvice(emptyPlan("p"), hasty())]).toEqual([{ finishMinutes: 0, advice: [], tried: 0, total: 0 }]);
});

test("a survey can be handed over by a worker", () => {
  expect(structuredClone(lastOf(lopsided))).toEqual(lastOf(lopsided));
});

test("it is said how each piece of advice is known", () => {
  expect(evidenceWords({ kind: "simulation", finishMinutes: 40, isCertain: true })).toBe("Simulated: ends after 40 min, sooner than any schedule of the plan as it is");
  expect(evidenceWords({ kind: "bound", minutes: 90 })).toBe("Proven: nothing ends before 1 h 30 min");
  expect(gainWords({ topic: "pattern", title: "", reason: "", evidence: { kind: "rule-of-thumb" }, gainMinutes: 40 })).toBe("−40 min");
  expect(progressWords({ finishMinutes: 80, advice: [], tried: 3, total: 9 })).toBe("The plan ends after 1 h 20 min. 3 of 9 changes tried by scheduling the plan with it.");
});
