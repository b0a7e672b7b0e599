import { expect, test } from "vitest";
import { applyEdits } from "../plan/apply-edit.ts";
import { agentId, streamId, taskId } from "../plan/ids.ts";
import { emptyPlan, EMPTY_SCOPE, newAgent, newDependency, newTask } from "../plan/new-plan.ts";
import type { Plan, Task } from "../plan/plan.ts";
import { advise } from "./advise.ts";
import { analysePlan } from "./analyse-plan.ts";

const SHELL = agentId("shell");

function planOf(tasks: readonly (Partial<Task> & { readonly id: Task["id"] })[], change: Partial<Plan> = {}): Plan {
  const start = emptyPlan("p");
  return { ...start, tasks: tasks.map(({ id, ...fields }) => ({ ...newTask(id, id), agent: SHELL, command: "true", acceptance: { command: "true", criteria: [], policy: "command" as const }, ...fields })), ...change };
}

/** The first word of advice, which stands before anything is tried. */
function adviceOn(plan: Plan) {
  return advise(plan, analysePlan(plan)).next().value?.advice ?? [];
}

const find = (plan: Plan, title: string) => adviceOn(plan).find((advice) => advice.title === title);
const looking = (id: string, fields: Partial<Task> = {}) => ({ id: taskId(id), scope: { ...EMPTY_SCOPE, reads: ["src/**"] }, ...fields });

test("research that is done twice is told, and the fix lets one look first", () => {
  const plan = planOf([looking("one"), looking("two")]);
  const advice = find(plan, "src/** is looked at twice");
  expect(advice?.fix?.label).toBe('Let "one" look first');
  expect(find(applyEdits(plan, advice?.fix?.edits ?? []).plan, "src/** is looked at twice")).toBeUndefined();
});

test("whoever looks for something else, elsewhere, or changes what they see is not doing it twice", () => {
  expect(find(planOf([looking("one", { focus: "Safety" }), looking("two", { focus: "Speed" })]), "src/** is looked at twice")).toBeUndefined();
  expect(find(planOf([looking("one"), looking("two", { scope: { ...EMPTY_SCOPE, reads: ["docs/**"] } })]), "src/** is looked at twice")).toBeUndefined();
  expect(find(planOf([looking("one"), looking("two", { scope: { ...EMPTY_SCOPE, reads: ["src/**"], writes: ["src/a.ts"] } })]), "src/** is looked at twice")).toBeUndefined();
});

/** Two streams of three tasks each, and one that joins them. */
function streams(): Plan {
  const [left, right] = [streamId("left"), streamId("right")];
  const task = (id: string, stream: Task["stream"]) => ({ id: taskId(id), stream });
  const chain = (...ids: string[]) => ids.slice(1).map((id, index) => newDependency(taskId(ids[index] ?? ""), taskId(id)));
  return planOf([...["l1", "l2", "l3"].map((id) => task(id, left)), ...["r1", "r2", "r3"].map((id) => task(id, right)), { id: taskId("join") }], {
    streams: [left, right].map((id) => ({ id, name: id, agent: null, patterns: [] })),
    dependencies: [...chain("l1", "l2", "l3", "join"), ...chain("r1", "r2", "r3", "join")],
  });
}

test("streams that meet when all is made are told to meet halfway, and do after the fix", () => {
  const plan = streams();
  const advice = find(plan, "Integrate earlier");
  expect(advice?.reason).toContain("2 streams meet for the first time after 1 h of 1 h 20 min");
  const mended = applyEdits(plan, advice?.fix?.edits ?? []).plan;
  expect(mended.tasks.some(({ kind }) => kind === "sync")).toBe(true);
  expect(analysePlan(mended).cycles).toEqual([]);
  expect(find(mended, "Integrate earlier")).toBeUndefined();
});

test("more agents than one can keep in step are told", () => {
  const ids = ["a", "b", "c", "d", "e", "f"];
  const plan = planOf(ids.map((id) => ({ id: taskId(`t-${id}`), agent: agentId(id) })), { agents: ids.map((id) => newAgent(agentId(id), id, "shell")) });
  expect(find(plan, "Fewer agents are easier to keep in step")).toBeDefined();
  expect(find({ ...plan, tasks: plan.tasks.slice(1) }, "Fewer agents are easier to keep in step")).toBeUndefined();
});
