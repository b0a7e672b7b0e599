import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits } from "../plan/apply-edit.ts";
import { agentId, streamId, taskId } from "../plan/ids.ts";
import { EMPTY_SCOPE, emptyPlan, newAgent, newDependency, newTask } from "../plan/new-plan.ts";
import type { Plan, Task } from "../plan/plan.ts";
import { PLAN_TEMPLATES } from "../plan/templates.ts";
import { arbitraryPlan } from "../plan/testing/arbitrary-plan.ts";
import type { Advice, AdviceList } from "./advice.ts";
import { advise } from "./advise.ts";
import { analysePlan } from "./analyse-plan.ts";

const LEFT = agentId("left");
const RIGHT = agentId("right");
const task = (id: string, change: Partial<Task> = {}): Task => ({ ...newTask(taskId(id), id.toUpperCase()), agent: LEFT, command: "true", acceptance: { command: "true", criteria: [], policy: null }, scope: { ...EMPTY_SCOPE, writes: [`${id}.ts`] }, ...change });
const order = (from: string, to: string) => newDependency(taskId(from), taskId(to));
const agents = [LEFT, RIGHT].map((id) => newAgent(id, id, "shell"));
const planOf = (tasks: readonly Task[], more: Partial<Plan> = {}): Plan => ({ ...emptyPlan("p"), agents, tasks, ...more });
const many = (count: number, change: (place: number) => Partial<Task> = () => ({})): Task[] => Array.from({ length: count }, (_, place) => task(`t${place}`, change(place)));

function lastAdvice(plan: Plan): AdviceList | undefined {
  return [...advise(plan, analysePlan(plan))].at(-1);
}

const adviceOn = (plan: Plan, topic: Advice["topic"]): Advice[] => lastAdvice(plan)?.advice.filter((each) => each.topic === topic) ?? [];

test("following advice that was simulated ends the plan when it said, and makes no new error", () => {
  let followed = 0;
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      const analysis = analysePlan(plan);
      const errors = analysis.problems.filter(({ severity }) => severity === "error").length;
      for (const { fix, evidence, gainMinutes } of [...advise(plan, analysis)].at(-1)?.advice ?? []) {
        if (fix === undefined) continue;
        const { plan: after, refused } = applyEdits(plan, fix.edits);
        expect(refused).toEqual([]);
        const then = analysePlan(after, { previous: analysis.schedule });
        expect(then.problems.filter(({ severity }) => severity === "error").length).toBeLessThanOrEqual(errors);
        if (evidence.kind !== "simulation") continue;
        followed += 1;
        expect(then.schedule?.makespanMinutes).toBe(evidence.finishMinutes);
        if (gainMinutes !== null) expect(evidence.finishMinutes).toBeLessThanOrEqual((analysis.schedule?.makespanMinutes ?? 0) - gainMinutes);
        if (evidence.isCertain) expect(evidence.finishMinutes).toBeLessThan(analysis.schedule?.makespanMinutes ?? 0);
      }
    }),
    { numRuns: 60 },
  );
  expect(followed).toBeGreaterThan(10);
});

test("the same plan gets the same advice, however often one stops on the way", () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      const analysis = analysePlan(plan);
      const all = [...advise(plan, analysis)];
      expect([...advise(plan, analysis)]).toEqual(all);
      const [first] = advise(plan, analysis);
      expect(first).toEqual(all[0]);
      expect(all.map(({ tried }) => tried)).toEqual(all.map((_, place) => place));
    }),
    { numRuns: 30 },
  );
});

test("whatever a half-typed plan holds, there is advice or none, but no failure", () => {
  const odd = fc.constantFrom(Number.NaN, -1, 0, 0.5, 1e12);
  fc.assert(
    fc.property(arbitraryPlan, odd, odd, (plan, count, minutes) => {
      const broken: Plan = {
        ...plan,
        settings: { ...plan.settings, maxParallel: count, batchMinutes: { min: minutes, max: count }, checkInMinutes: minutes },
        agents: plan.agents.map((agent) => ({ ...agent, capacity: count })),
        tasks: plan.tasks.map((each) => ({ ...each, estimate: { likely: minutes, optimistic: count, pessimistic: null } })),
        dependencies: [...plan.dependencies, order("nobody", "a"), order("a", "a")],
      };
      expect(() => lastAdvice(broken)).not.toThrow();
    }),
    { numRuns: 60 },
  );
});

test("independent tasks should run in parallel, and it says how much that saves", () => {
  const [verdict] = adviceOn(planOf(many(8, (place) => ({ agent: place % 2 === 0 ? LEFT : RIGHT }))), "parallel");
  expect(verdict?.title).toBe("Yes: 1 h 20 min with 2 at once instead of 2 h 40 min one after another");
  expect(verdict?.evidence).toMatchObject({ kind: "simulation", finishMinutes: 80 });
});

test("a plan that allows only one at a time is told what more would gain", () => {
  const plan = planOf(many(4), { settings: { ...emptyPlan("p").settings, maxParallel: 1 } });
  const [verdict] = adviceOn(plan, "parallel");
  expect(verdict).toMatchObject({ gainMinutes: 60, fix: { label: "Run 4 at once" } });
});

test("a chain should not run in parallel, which its critical path proves", () => {
  const plan = planOf(many(4), { dependencies: [order("t0", "t1"), order("t1", "t2"), order("t2", "t3")] });
  const [verdict] = adviceOn(plan, "parallel");
  expect(verdict?.title).toBe("No: it takes 1 h 20 min either way");
  expect(verdict?.evidence).toEqual({ kind: "bound", minutes: 80 });
  expect(verdict?.reason).toBe("4 tasks in a row take 1 h 20 min.");
  expect(adviceOn(plan, "pattern").map(({ title }) => title)).toEqual(["This is a pipeline"]);
});

test("of the templates each is known by its pattern", () => {
  const titles = PLAN_TEMPLATES.map(({ build }) => adviceOn(build(), "pattern").map(({ title }) => title));
  expect(titles).toEqual([
    ["This is a fan-out with a gathering"],
    ["This is a pipeline"],
    ["This is a race"],
    ["This is a hybrid: streams that meet at times"],
    ["This is analysis, then implementation"],
    ["This suits a pool"],
  ]);
});

test("where everybody writes one file, that file is named", () => {
  const [verdict] = adviceOn(planOf(many(5, () => ({ scope: { ...EMPTY_SCOPE, writes: ["src/app.ts"] } }))), "parallel");
  expect(verdict?.title).toContain("No");
  expect(verdict?.reason).toBe("5 tasks write src/app.ts one after another, for 1 h 40 min.");
});

test("work that one agent has too much of is shared out with another who can do it", () => {
  const best = adviceOn(planOf(many(6)), "assignment")[0];
  expect(best).toMatchObject({ gainMinutes: 60, evidence: { kind: "simulation", finishMinutes: 60, isCertain: true } });
  expect(best?.fix?.edits.length).toBe(3);
});

test("of reassignments that gain the same the smaller one is told, and of one task the best", () => {
  const plan = planOf(many(3, (place) => ({ estimate: { likely: place === 0 ? 25 : 10, optimistic: null, pessimistic: null } })), { agents: [...agents, newAgent(agentId("third"), "third", "shell")] });
  const told = adviceOn(plan, "assignment").map(({ fix, gainMinutes }) => ({ edits: fix?.edits.length, gainMinutes }));
  expect(told).toEqual([{ edits: 1, gainMinutes: 20 }, { edits: 1, gainMinutes: 10 }, { edits: 1, gainMinutes: 10 }]);
});

test("a task goes to nobody who lacks a skill", () => {
  const plan = planOf(many(6, () => ({ skills: ["sql"] })), { agents: [newAgent(LEFT, "left", "shell"), newAgent(RIGHT, "right", "shell")].map((agent) => (agent.id === LEFT ? { ...agent, skills: ["sql"] } : agent)) });
  expect(adviceOn(plan, "assignment")).toEqual([]);
});

test("small tasks after one another whose check-ins take longer than they do are joined", () => {
  const small = many(4, () => ({ estimate: { likely: 5, optimistic: null, pessimistic: null }, acceptance: { command: "true", criteria: ["It is right."], policy: "both" } }));
  const start = emptyPlan("p");
  const plan = planOf(small, { settings: { ...start.settings, checkInMinutes: 10 }, dependencies: [order("t0", "t1"), order("t1", "t2"), order("t2", "t3")] });
  expect(adviceOn(plan, "pattern").find(({ title }) => title.startsWith("Batch small tasks"))).toMatchObject({ gainMinutes: 30 });
});

test("a stream that is done while another has hours to go gets a pool with it", () => {
  const plan = planOf(many(7, (place) => ({ agent: place === 0 ? RIGHT : LEFT })));
  expect(adviceOn(plan, "pattern").find(({ title }) => title.startsWith("A pool"))).toMatchObject({ gainMinutes: 40 });
});

test.each([
  ["This is a fan-out", many(4), []],
  ["This suits a pool", many(9), []],
  ["This is a fan-out with a gathering", many(5), ["t0", "t1", "t2", "t3"].map((id) => order(id, "t4"))],
  ["This is analysis, then implementation", many(5), ["t1", "t2", "t3", "t4"].map((id) => order("t0", id))],
  ["This could be a race", many(4, (place) => (place === 3 ? { acceptance: { command: null, criteria: ["One is named."], policy: "person" as const } } : { outputs: [{ kind: "value" as const, name: "answer" }] })), ["t0", "t1", "t2"].map((id) => order(id, "t3"))],
  ["Order what collides, run the rest in parallel", many(4, () => ({ scope: { ...EMPTY_SCOPE, writes: ["x"] } })), []],
  ["This is a hybrid: streams that meet at times", many(4, (place) => ({ stream: streamId(place < 2 ? "s" : "t") })), [order("t0", "t1"), order("t2", "t3")]],
  ["Agree on a contract between the streams", many(4, (place) => ({ stream: streamId(place < 2 ? "s" : "t") })), [order("t0", "t2"), order("t2", "t1")]],
  ["Run it wave by wave as dependencies allow", many(5), [order("t0", "t2"), order("t1", "t3")]],
])("%s", (title, tasks, dependencies) => {
  const streams = ["s", "t"].map((id) => ({ id: streamId(id), name: id, agent: null, patterns: [] }));
  expect(adviceOn(planOf(tasks, { streams, dependencies }), "pattern").filter(({ evidence }) => evidence.kind === "rule-of-thumb").map((each) => each.title)).toEqual([title]);
});
