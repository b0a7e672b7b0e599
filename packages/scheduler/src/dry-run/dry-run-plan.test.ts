import fc from "fast-check";
import { expect, test } from "vitest";
import { NO_HISTORY } from "../forecast/agent-history.ts";
import { forecastPlan } from "../forecast/forecast-plan.ts";
import { timeTasks } from "../graph/time-tasks.ts";
import { agentId, batchId, taskId, type TaskId } from "../plan/ids.ts";
import { EMPTY_SCOPE, emptyPlan, newDependency, newTask } from "../plan/new-plan.ts";
import type { Plan, Task } from "../plan/plan.ts";
import { arbitraryPlan } from "../plan/testing/arbitrary-plan.ts";
import { checkHistory } from "../run/testing/check-history.ts";
import { dryRunPlan, type DryRunOptions } from "./dry-run-plan.ts";
import { retries } from "../run/testing/make-spec.ts";

const task = (id: string, more: Partial<Task> = {}): Task => ({ ...newTask(taskId(id), id), agent: agentId("shell"), command: "true", acceptance: { command: "true", criteria: [], policy: "command" }, ...more });
const PLAN: Plan = { ...emptyPlan("p"), tasks: [task("a"), task("b", { acceptance: { command: null, criteria: [], policy: "person" } }), task("c")], dependencies: [{ ...newDependency(taskId("a"), taskId("c")), lagMinutes: 15 }] };

const dryRun = (plan: Plan, options: DryRunOptions = {}) => {
  const result = dryRunPlan(plan, options);
  if (result.kind === "refused") throw new Error(result.problems.map(({ message }) => message).join(" "));
  return result.dryRun;
};
const traceOf = (plan: Plan, id: string, options: DryRunOptions = {}) => dryRun(plan, options).traces.find(({ batch }) => batch === id)?.intervals;

test("a trace tells what a batch waited for, when it was worked on, and when it was looked at", () => {
  const plan: Plan = { ...PLAN, settings: { ...PLAN.settings, maxParallel: 1, checkInMinutes: 5, reviewer: agentId("person") } };
  expect(traceOf(plan, "a")).toEqual([{ kind: "working", attempt: 1, from: 0, to: 20 }]);
  expect(traceOf(plan, "b")).toEqual([
    { kind: "waiting", reason: { kind: "limit", maxParallel: 1 }, from: 0, to: 20 },
    { kind: "working", attempt: 1, from: 20, to: 40 },
    { kind: "check-in", attempt: 1, from: 40, to: 45 },
  ]);
  expect(traceOf(plan, "c")).toEqual([
    { kind: "waiting", reason: { kind: "needs", batches: ["a"] }, from: 0, to: 20 },
    { kind: "waiting", reason: { kind: "time", after: "a", minutes: 15, until: 35 * 60_000 }, from: 20, to: 35 },
    { kind: "waiting", reason: { kind: "limit", maxParallel: 1 }, from: 35, to: 40 },
    { kind: "working", attempt: 1, from: 40, to: 60 },
  ]);
});

test("check-ins wait for the one reviewer, and the trace says so", () => {
  const acceptance = { command: null, criteria: [], policy: "person" as const };
  const plan: Plan = {
    ...PLAN,
    tasks: [task("a", { acceptance }), task("b", { acceptance })],
    dependencies: [],
    settings: { ...PLAN.settings, checkInMinutes: 5, reviewer: agentId("person") },
    agents: PLAN.agents.map((agent) => ({ ...agent, capacity: agent.id === "person" ? 1 : 4 })),
  };
  expect(traceOf(plan, "b")?.slice(1)).toEqual([
    { kind: "waiting", reason: { kind: "check-in", since: 20 * 60_000 }, from: 20, to: 25 },
    { kind: "check-in", attempt: 1, from: 25, to: 30 },
  ]);
});

test("a failed attempt is tried again after its backoff, and a batch that fails for good keeps what needs it waiting", () => {
  const retrying = { ...PLAN, settings: { ...PLAN.settings, retries: retries(1, 60) } };
  const failOnce = { outcomeOf: ({ id }: { id: string }, attempt: number) => (id === "a" && attempt === 1 ? ("fail" as const) : ("accept" as const)) };
  expect(traceOf(retrying, "a", failOnce)?.map(({ kind, from, to }) => [kind, from, to])).toEqual([["working", 0, 20], ["waiting", 20, 21], ["working", 21, 41]]);
  const { run, makespanMinutes } = dryRun(PLAN, failOnce);
  expect([run.status, run.batches[batchId("c")]?.phase.kind, makespanMinutes]).toEqual(["failed", "waiting", null]);
});

test("an attempt that takes longer than it may is stopped and fails", () => {
  const { events, run } = dryRun(PLAN, { minutesOf: ({ id }) => (id === "a" ? 61 : 1) });
  expect(events.map(({ type }) => type)).toContain("attempt.overdue");
  expect(run.batches[batchId("a")]?.phase).toMatchObject({ kind: "failed", at: 60 * 60_000 });
});

/** Plans that can run, with races, gathers and fallbacks, check-ins that take time, lags and starts. */
const runnable = arbitraryPlan.map((plan): Plan => {
  const place = new Map(plan.tasks.map(({ id }, index) => [id, index]));
  const raceOf = (id: TaskId): string | null => plan.tasks[place.get(id) ?? -1]?.race ?? null;
  const [shell = agentId("shell"), person = agentId("person")] = plan.agents.map(({ id }) => id);
  return {
    ...plan,
    settings: { ...plan.settings, timeoutMinutes: 100_000, retries: retries(0, 0), checkInMinutes: 5, reviewer: person, maxUnchecked: null },
    tasks: plan.tasks.map((each, index) => ({
      ...each,
      agent: index % 5 === 4 ? person : shell,
      command: "true",
      resources: [],
      outputs: [],
      acceptance: each.kind === "sync" || index % 2 === 0 ? { command: "true", criteria: [], policy: "command" as const } : each.acceptance,
      pinnedMinutes: null,
      trigger: each.trigger.kind === "at-least" ? { kind: "any" } : each.trigger,
      race: each.kind === "sync" ? null : each.race,
      expands: false,
    })),
    dependencies: plan.dependencies
      .filter(({ from, to }) => (place.get(from) ?? 0) < (place.get(to) ?? 0) && (raceOf(from) === null || raceOf(from) !== raceOf(to)))
      .map((each) => ({ ...each, kind: each.kind === "on-failure" ? each.kind : ("order" as const), penaltyMinutes: 0 })),
  };
});

test("a forecast of what is certain is the dry run, and each of its plays is the dry run of that play", () => {
  fc.assert(
    fc.property(runnable, fc.nat(50), (plan, play) => {
      const exact = forecastPlan(plan, { plays: 1, prior: { ...NO_HISTORY, biasSpread: 0, spread: 0, reworkProbability: 0 } });
      if (exact.kind === "refused") throw new Error(exact.problems.map(({ message }) => message).join(" "));
      expect(dryRun(plan).makespanMinutes).toBe(exact.forecast.p50.minutes);
      const one = forecastPlan(plan, { plays: play + 1 });
      const drawn = dryRun(plan, { play });
      expect(checkHistory({ spec: drawn.run.spec, events: drawn.events, saved: drawn.run })).toEqual([]);
      if (one.kind === "forecast" && play === 0) expect(drawn.makespanMinutes).toBe(one.forecast.p50.minutes);
      else if (one.kind === "forecast") {
        expect(drawn.makespanMinutes).toBeGreaterThanOrEqual((one.forecast.quantiles[0] ?? 0) - 1e-6);
        expect(drawn.makespanMinutes).toBeLessThanOrEqual((one.forecast.quantiles[100] ?? 0) + 1e-6);
      }
    }),
    { numRuns: 100 },
  );
});

/** With room for everybody, and nothing that waits for anything but what it needs. */
const roomy = runnable.map((plan): Plan => ({
  ...plan,
  settings: { ...plan.settings, maxParallel: 1_000, checkInMinutes: 0, reviewer: null },
  agents: plan.agents.map((agent) => ({ ...agent, capacity: 1_000, hours: [] })),
  tasks: plan.tasks.map((each) => ({ ...each, race: null, earliestMinutes: null, scope: EMPTY_SCOPE })),
  dependencies: plan.dependencies.map((each) => ({ ...each, lagMinutes: 0 })),
}));

test("with room for everybody the dry run takes as long as the critical path of the expected case", () => {
  fc.assert(
    fc.property(roomy, (plan) => {
      expect(dryRun(plan).makespanMinutes).toBeCloseTo(timeTasks(plan).criticalMinutes, 6);
    }),
    { numRuns: 300 },
  );
});
