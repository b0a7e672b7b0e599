import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TaskId } from "../plan/ids.ts";
import type { Plan } from "../plan/plan.ts";
import { taskMinutes } from "../plan/task-minutes.ts";
import { arbitraryPlan, withoutPatterns } from "../plan/testing/arbitrary-plan.ts";
import { timeTasks } from "./time-tasks.ts";

const needsOf = (plan: Plan, id: TaskId): TaskId[] => plan.dependencies.filter(({ to, kind }) => to === id && kind !== "soft").map(({ from }) => from);

const minutesOf = (plan: Plan, id: TaskId): number => {
  const task = plan.tasks.find((each) => each.id === id);
  return task === undefined ? 0 : taskMinutes(task);
};

/** The longest chain that ends with a task, by trying all. */
const longestTo = (plan: Plan, id: TaskId): number => minutesOf(plan, id) + Math.max(0, ...needsOf(plan, id).map((before) => longestTo(plan, before)));

const acyclic = arbitraryPlan.map(withoutPatterns).map((plan): Plan => {
  const place = new Map(plan.tasks.map(({ id }, index) => [id, index]));
  return { ...plan, dependencies: plan.dependencies.filter(({ from, to }) => (place.get(from) ?? 0) < (place.get(to) ?? 0)) };
});

describe("laws of the critical path", () => {
  test("it is as long as the longest chain, and its tasks follow one another without a gap", () => {
    fc.assert(
      fc.property(acyclic, (plan) => {
        const { criticalMinutes, criticalPath, timings } = timeTasks(plan);
        expect(criticalMinutes).toBe(Math.max(...plan.tasks.map(({ id }) => longestTo(plan, id))));
        expect(criticalPath.reduce((sum, id) => sum + minutesOf(plan, id), 0)).toBe(criticalMinutes);
        expect(criticalPath.every((id) => timings.get(id)?.critical)).toBe(true);
      }),
    );
  });

  test("slack is never negative, and free slack never more than total slack", () => {
    fc.assert(
      fc.property(acyclic, (plan) => {
        for (const { totalSlack, freeSlack } of timeTasks(plan).timings.values()) {
          expect(totalSlack).toBeGreaterThanOrEqual(0);
          expect(freeSlack).toBeLessThanOrEqual(totalSlack);
        }
      }),
    );
  });

  test("a task is in the wave after the last of what it needs", () => {
    fc.assert(
      fc.property(acyclic, (plan) => {
        const { waves } = timeTasks(plan);
        const waveOf = (id: TaskId): number => waves.findIndex((wave) => wave.includes(id));
        for (const { id } of plan.tasks) expect(waveOf(id)).toBe(1 + Math.max(-1, ...needsOf(plan, id).map(waveOf)));
      }),
    );
  });
});

test("every cycle that is reported is one, and a plan without a report has none", () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      const { cycles, timings } = timeTasks(plan);
      for (const cycle of cycles) {
        cycle.forEach((id, index) => expect(needsOf(plan, cycle[(index + 1) % cycle.length] ?? id)).toContain(id));
      }
      expect(cycles.length === 0).toBe(timings.size === plan.tasks.length);
    }),
  );
});
