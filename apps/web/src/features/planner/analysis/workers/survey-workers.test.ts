import { agentId, analysePlan, applyEdits, emptyPlan, newAgent, newTask, type Plan, taskId, type WorkerCurve } from "@planloom/scheduler";
import fc from "fast-check";
import { expect, test } from "vitest";
import { curveScale } from "./curve-scale.ts";
import { surveyWorkers } from "./survey-workers.ts";
import { gainWords, pointWords, worthwhileWords } from "./worker-words.ts";

const coder = { ...newAgent(agentId("coder"), "Coder", "coding-agent"), capacity: 8 };
const lead = newAgent(agentId("lead"), "Lead", "person");
/** Four tasks of 20 minutes that anybody may do side by side. */
const wide: Plan = {
  ...emptyPlan("p"),
  agents: [coder, lead],
  tasks: ["a", "b", "c", "d"].map((id) => ({ ...newTask(taskId(id), id), agent: coder.id, estimate: { likely: 20, optimistic: null, pessimistic: null } })),
};
/** A clock on which a search has no time. */
const hasty = (): (() => number) => {
  let time = 0;
  return () => (time += 10_000);
};
const lastOf = (plan: Plan) => [...surveyWorkers(plan, hasty())].at(-1);
const curveOf = (...finishes: readonly number[]): WorkerCurve => ({
  points: finishes.map((finishMinutes, index) => ({ workers: index + 1, finishMinutes, lowerBoundMinutes: finishMinutes, optimal: true })),
  mostUseful: finishes.length,
  worthwhile: finishes.length,
});

test("as many agents as pay off, once they are allowed, end the plan when the curve says", () => {
  const curve = lastOf(wide)?.agents;
  expect(curve).toMatchObject({ worthwhile: 4, mostUseful: 4 });
  const allowed = applyEdits(wide, [{ type: "change-settings", change: { maxParallel: curve?.worthwhile ?? 1 } }]).plan;
  expect(analysePlan(allowed).schedule?.makespanMinutes).toBe(curve?.points[3]?.finishMinutes);
});

test("people do not multiply, but the one who checks in has a curve", () => {
  const byPeople = { ...wide, tasks: wide.tasks.map((task) => ({ ...task, agent: lead.id })) };
  expect(lastOf(byPeople)).toEqual({ agents: null, reviewers: null });
  const looked = { ...wide, settings: { ...wide.settings, reviewer: lead.id, checkInMinutes: 10 }, tasks: wide.tasks.map((task) => ({ ...task, acceptance: { ...task.acceptance, policy: "person" as const } })) };
  expect(lastOf(looked)?.reviewers?.points.length).toBeGreaterThan(1);
  expect(lastOf(looked)?.agents?.points.length).toBeGreaterThan(1);
});

test("a plan without tasks has a survey too, so that nobody waits for it", () => {
  expect([...surveyWorkers(emptyPlan("p"), hasty())]).toEqual([{ agents: null, reviewers: null }]);
});

test("each number of workers says its finish and what one more would gain", () => {
  const curve = { ...curveOf(100, 60, 59, 59), mostUseful: 3, worthwhile: 2 };
  expect(pointWords(curve, 1, "agent")).toBe("1 agent at once: 1 h 40 min; a second gains 40 %.");
  expect(pointWords(curve, 2, "agent")).toBe("2 agents at once: 1 h; a third gains 1 %.");
  expect(pointWords(curve, 3, "agent")).toBe("3 agents at once: 59 min; a fourth gains nothing.");
  expect(pointWords({ ...curveOf(100, 60), mostUseful: null }, 2, "agent")).toBe("2 agents at once: 1 h.");
});

test("the number that is worth having is a sentence, and is not named before it is known", () => {
  expect(worthwhileWords({ ...curveOf(100, 60, 59), worthwhile: 2 }, "agent", true)).toBe("Up to 2 agents pay off; each one more gains under 5 %.");
  expect(worthwhileWords(curveOf(100, 60), "check-in", true)).toBe("Up to 2 check-ins pay off; one more gains nothing.");
  expect(worthwhileWords(curveOf(100), "agent", true)).toContain("as fast as many");
  const open = { ...curveOf(100, 60), worthwhile: null, mostUseful: null };
  expect(worthwhileWords(open, "agent", false)).toContain("still being tried");
  expect(worthwhileWords(open, "agent", true)).toBe("More than 2 agents were not tried.");
  expect([gainWords(0), gainWords(0.004), gainWords(0.2), gainWords(0.0499)]).toEqual(["nothing", "under 1 %", "20 %", "4 %"]);
});

test("on every screen the points stand inside the chart, more workers further right, earlier finishes lower down", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 256 }), fc.integer({ min: 120, max: 2_000 }), (finishes, widthPx) => {
      const { points } = curveOf(...finishes.toSorted((a, b) => b - a));
      const { x, y, ticks } = curveScale(points, { widthPx, heightPx: 120 });
      points.forEach(({ workers, finishMinutes }, index) => {
        expect(x(workers)).toBeGreaterThanOrEqual(index === 0 ? 0 : x(workers - 1));
        expect(x(workers)).toBeLessThanOrEqual(widthPx);
        expect(y(finishMinutes)).toBeGreaterThanOrEqual(0);
        expect(y(finishMinutes)).toBeLessThanOrEqual(120);
        if (index > 0) expect(y(finishMinutes)).toBeGreaterThanOrEqual(y(points[index - 1]?.finishMinutes ?? 0));
      });
      expect(ticks[0]).toBe(1);
      expect(new Set(ticks).size).toBe(ticks.length);
      ticks.slice(1).forEach((tick, index) => expect(x(tick) - x(ticks[index] ?? 0)).toBeGreaterThanOrEqual(18));
    }),
  );
});
