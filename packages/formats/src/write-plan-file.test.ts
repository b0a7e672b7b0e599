import { agentId, EMPTY_SCOPE, emptyPlan, newAgent, newDependency, newTask, type Plan, taskId } from "@planloom/scheduler";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readPlanFile } from "./read-plan-file.ts";
import { arbitraryPlan } from "./testing/arbitrary-plan.ts";
import { writePlanFile } from "./write-plan-file.ts";

/** As a file says them: at their targets, in the order of the tasks. */
function withDependenciesAtTargets(plan: Plan): Plan {
  const targets = [...new Set(plan.tasks.map(({ id }) => id))];
  return { ...plan, dependencies: targets.flatMap((target) => plan.dependencies.filter(({ to }) => to === target)) };
}

test("any plan that is written is read back equal", () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      expect(readPlanFile(writePlanFile(plan), { fileName: "plan.yaml" })).toEqual({ kind: "read", plan: withDependenciesAtTargets(plan) });
    }),
    { numRuns: 300 },
  );
});

test("what is read is written the same way again", () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      const text = writePlanFile(plan);
      const read = readPlanFile(text, { fileName: "plan.yaml" });
      expect(read.kind === "read" && writePlanFile(read.plan)).toBe(text);
    }),
  );
});

test("defaults are left out and short parts stand in one line", () => {
  const [first, second] = [newTask(taskId("api"), "Offer an API"), newTask(taskId("page"), "page")];
  const plan: Plan = {
    ...emptyPlan("Small"),
    agents: [],
    tasks: [
      { ...first, command: "npm run api\nnpm test\n", scope: { ...EMPTY_SCOPE, writes: ["src/api/**"] }, acceptance: { command: "npm test", criteria: [], policy: null } },
      { ...second, estimate: { optimistic: 10, likely: 30, pessimistic: null }, outputs: [{ kind: "file", name: "page", path: "dist/page.html" }] },
    ],
    dependencies: [newDependency(first.id, second.id)],
  };
  expect(writePlanFile(plan)).toBe(`planloom: 1
name: Small

tasks:
  - id: api
    title: Offer an API
    run: |
      npm run api
      npm test
    writes: [ src/api/** ]
    accept: npm test

  - id: page
    needs: [ api ]
    estimate: { optimistic: 10, likely: 30 }
    outputs:
      - { file: dist/page.html, name: page }
`);
});

test("triggers, races, returned tasks, labels, retries and pauses are written where they are not the usual", () => {
  const [one, two, gather, mend] = ["one", "two", "gather", "mend"].map((id) => newTask(taskId(id), id));
  if (one === undefined || two === undefined || gather === undefined || mend === undefined) throw new Error("Four tasks were made.");
  const { settings } = emptyPlan("Race");
  const plan: Plan = {
    ...emptyPlan("Race"),
    settings: { ...settings, retries: { ...settings.retries, limit: 3 }, maxUnchecked: 4, pause: { ...settings.pause, between: "hand-back" } },
    agents: [{ ...newAgent(agentId("gpu"), "gpu", "shell"), labels: ["gpu"] }],
    tasks: [
      { ...one, race: "first", retries: { ...settings.retries, limit: 1, notOnExitCodes: [2] } },
      { ...two, race: "first", labels: ["linux"], expands: true },
      { ...gather, trigger: { kind: "at-least", count: 1 } },
      { ...mend, trigger: { kind: "finished" } },
    ],
    dependencies: [newDependency(one.id, gather.id), newDependency(two.id, gather.id, "artifact"), newDependency(gather.id, mend.id, "on-failure")],
  };
  expect(writePlanFile(plan)).toBe(`planloom: 1
name: Race

settings:
  retries: 3
  maxUnchecked: 4
  pause: { between: hand-back }

agents:
  - id: gpu
    kind: shell
    labels: [ gpu ]

tasks:
  - id: one
    race: first
    retries: { limit: 1, notOnExitCodes: [ 2 ] }

  - id: two
    labels: [ linux ]
    race: first
    expands: true

  - id: gather
    needs: [ one, { task: two, kind: artifact } ]
    trigger: { atLeast: 1 }

  - id: mend
    needs: [ { task: gather, kind: on-failure } ]
    trigger: finished
`);
});

test("hours, lags, starts and reviewers are written where they are not the usual", () => {
  const [first, second] = [newTask(taskId("migrate"), "migrate"), newTask(taskId("announce"), "announce")];
  const ann = { ...newAgent(agentId("ann"), "ann", "person"), skills: ["sql"], hours: [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "17:30" }], setupMinutes: 5 };
  const empty = emptyPlan("Night");
  const plan: Plan = {
    ...empty,
    settings: { ...empty.settings, checkInMinutes: 5, reviewer: ann.id },
    agents: [ann],
    tasks: [
      { ...first, skills: ["sql"], scope: { ...EMPTY_SCOPE, writes: ["db/**", "!db/seed/**"], appends: ["CHANGELOG.md"], exclusive: ["db/schema.sql"] }, earliestMinutes: 60 },
      { ...second, checklist: [{ text: "draft", minutes: null }, { text: "send", minutes: null }], cuts: [1], pinnedMinutes: 480 },
    ],
    dependencies: [{ ...newDependency(first.id, second.id), lagMinutes: 30 }],
  };
  expect(writePlanFile(plan)).toBe(`planloom: 1
name: Night

settings:
  checkInMinutes: 5
  reviewer: ann

agents:
  - id: ann
    kind: person
    skills: [ sql ]
    hours:
      - { days: [ 1, 2, 3, 4, 5 ], from: 09:00, to: 17:30 }
    setupMinutes: 5

tasks:
  - id: migrate
    skills: [ sql ]
    writes: [ db/**, "!db/seed/**" ]
    appends: [ CHANGELOG.md ]
    exclusive: [ db/schema.sql ]
    earliestMinutes: 60

  - id: announce
    needs: [ { task: migrate, lagMinutes: 30 } ]
    checklist:
      - draft
      - send
    cuts: [ 1 ]
    pinnedMinutes: 480
`);
});
