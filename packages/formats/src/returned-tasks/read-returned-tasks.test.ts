import { agentId, newAgent, type Plan, PLAN_TEMPLATES, taskId } from "@planloom/scheduler";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeFileProblem } from "../file-problem.ts";
import { readPlanFile } from "../read-plan-file.ts";
import { readReturnedTasks } from "./read-returned-tasks.ts";

const head = "planloom: 1\nname: Run\nagents: [{ id: shell, kind: shell, run: 'true' }]\nstreams: [{ id: back, agent: shell }]\n";

function planOf(text: string): Plan {
  const result = readPlanFile(`${head}${text}`, { fileName: "p" });
  return result.kind === "read" ? result.plan : expect.fail(result.problems.map(describeFileProblem).join("\n"));
}

const PLAN = planOf(`tasks:
  - { id: analyse, stream: back, expands: true }
  - { id: report, stream: back, needs: analyse }
  - { id: watch, stream: back, needs: [analyse, report], trigger: any }
  - { id: other, stream: back }
`);

const read = (returned: unknown, plan = PLAN) => readReturnedTasks(typeof returned === "string" ? returned : JSON.stringify(returned, null, 1), { plan, by: taskId("analyse"), fileName: "r" });
const refusals = (returned: unknown): string[] => {
  const result = read(returned);
  return result.kind === "refused" ? result.problems.map(describeFileProblem) : [];
};
const linksOf = (result: ReturnType<typeof read>): string[] =>
  result.kind === "read" ? result.plan.dependencies.slice(PLAN.dependencies.length).map(({ from, to }) => `${from} > ${to}`) : expect.fail(JSON.stringify(result.problems));

describe("tasks that join", () => {
  test("stand between the task that returned them and what waits for all it needs", () => {
    const result = read({ tasks: [{ id: "one" }, { id: "two", needs: ["one"] }, { id: "three" }] });
    expect(linksOf(result)).toEqual(["one > two", "analyse > one", "analyse > three", "two > report", "three > report"]);
    expect(result.kind === "read" && result.added).toEqual(["one", "two", "three"]);
  });

  test("take the agent and stream of the task that returned them, unless they name one", () => {
    const result = read([{ id: "one" }, { id: "two", agent: "shell" }]);
    expect(result.kind === "read" && result.plan.tasks.slice(-2).map(({ agent, stream }) => [agent, stream])).toEqual([[null, "back"], ["shell", null]]);
  });

  test("may need tasks of the running plan", () => {
    expect(linksOf(read([{ id: "one", needs: ["other"] }]))).toEqual(["other > one", "one > report"]);
  });

  test("get no secret that the task that returned them does not get, by themselves or by an agent", () => {
    const some = planOf("tasks: [{ id: analyse, stream: back, expands: true, secrets: [MINE] }]");
    const plan = { ...some, agents: [...some.agents, { ...newAgent(agentId("trusted"), "trusted", "shell"), secrets: ["THEIRS"] }] };
    const verdict = (task: object) => {
      const result = read([{ id: "one", run: "env", ...task }], plan);
      return result.kind === "read" ? "joins" : result.problems.map(describeFileProblem).join("\n");
    };
    expect(verdict({ secrets: ["MINE"] })).toBe("joins");
    expect(verdict({ secrets: ["MINE", "THEIRS"] })).toContain('"one" would get the secret THEIRS');
    expect(verdict({ agent: "trusted" })).toContain('"one" would get the secret THEIRS');
  });

  test("may be none", () => {
    const result = read({ tasks: [] });
    expect(result.kind === "read" && result.plan).toEqual(PLAN);
  });

  test("stay as they are where they have begun, and are not joined to what waits for nothing more", () => {
    const first = read([{ id: "one" }, { id: "two", needs: ["one"] }]);
    const plan = first.kind === "read" ? first.plan : expect.fail("it is refused");
    const again = readReturnedTasks(JSON.stringify([{ id: "one" }, { id: "three", needs: ["one"] }]), { plan: { ...plan, tasks: plan.tasks.filter(({ id }) => id !== "two"), dependencies: plan.dependencies.filter(({ from, to }) => from !== "two" && to !== "two") }, by: taskId("analyse"), standing: new Set(["one"]), settled: new Set(["report"]), fileName: "r" });
    expect(again).toMatchObject({ kind: "read", added: ["three"] });
    expect(linksOf(again)).toEqual(["analyse > one", "one > three"]);
  });

  test("leave what is in the plan as it is", () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}-x$/), { maxLength: 6 });
    fc.assert(
      fc.property(ids, fc.boolean(), (names, chained) => {
        const result = read(names.map((id, index) => ({ id, ...(chained && index > 0 ? { needs: names[index - 1] } : {}) })));
        if (result.kind === "refused") throw new Error(JSON.stringify(result.problems));
        expect(result.plan.tasks.slice(0, PLAN.tasks.length)).toEqual(PLAN.tasks);
        expect(result.plan.dependencies.slice(0, PLAN.dependencies.length)).toEqual(PLAN.dependencies);
        expect(result.plan.tasks.length).toBe(PLAN.tasks.length + names.length);
        expect(result.analysis.cycles).toEqual([]);
      }),
    );
  });

  test("are what the analysis of the template returns", () => {
    const plan = PLAN_TEMPLATES.find(({ id }) => id === "analysis")?.build() ?? expect.fail("there is no such template");
    const returned = /<<'TASKS'\n(?<json>.*)\nTASKS/s.exec(plan.tasks[0]?.command ?? "")?.groups?.["json"] ?? "";
    const result = readReturnedTasks(returned, { plan, by: taskId("analyse"), fileName: "r" });
    expect(result).toMatchObject({ kind: "read", added: ["change-login", "change-search"] });
  });
});

describe("tasks that are refused, each with its reason and line", () => {
  test.each([
    ["no list", '{ "task": 1 }', ['r:1:1 error Expected tasks, like { "tasks": [{ "id": "a", "run": "npm test" }] }.']],
    ["nothing at all", "", ['r:1:1 error Expected tasks, like { "tasks": [{ "id": "a", "run": "npm test" }] }.']],
    ["no JSON", "{", [expect.stringContaining("error")]],
    ["settings", '{ "tasks": [], "settings": {} }', ['r:1:16 error settings: Only tasks can be returned; there is no key "settings" here.']],
    ["a taken id", '[{ "id": "report" }]', ['r:1:10 error [0].id: The run already has a task "report"; choose another id.']],
    ["an unknown key", '[{ "id": "a", "command": "x" }]', ['r:1:15 error [0].command: There is no key "command" here; did you mean "run"?']],
    ["a need of nobody", '[{ "id": "a", "needs": ["nobody"] }]', [expect.stringContaining('names the task "nobody", which does not exist')]],
    ["nobody to do it", '[\n{ "id": "a", "agent": "ghost" }]', [expect.stringMatching(/^r:2:1 error .*names the agent "ghost"/)]],
    ["a circle", '[{ "id": "a", "needs": ["report"] }]', [expect.stringContaining("is a circle")]],
  ])("%s", (_name, text, expected) => {
    expect(refusals(text)).toEqual(expected);
  });

  test("whatever is returned, it never throws, and what is refused says why", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string({ maxLength: 60 })), (text) => {
        const result = read(text);
        expect(result.kind === "read" || result.problems.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
