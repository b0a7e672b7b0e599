import fc from "fast-check";
import { expect, test } from "vitest";
import { resourceId, taskId } from "../plan/ids.ts";
import { EMPTY_SCOPE, emptyPlan, newDependency, newTask } from "../plan/new-plan.ts";
import type { Plan, Task } from "../plan/plan.ts";
import { describeConflict } from "./describe-conflict.ts";
import { findConflicts } from "./find-conflicts.ts";
import { globsIntersect } from "./globs-intersect.ts";

const task = (id: string, writes: readonly string[], reads: readonly string[] = []): Task => ({ ...newTask(taskId(id), id), scope: { ...EMPTY_SCOPE, writes, reads } });
const planOf = (tasks: readonly Task[], more: Partial<Plan> = {}): Plan => ({ ...emptyPlan("p"), tasks, ...more });

test("two writers of one file collide, with a path that lies in both patterns", () => {
  const [conflict] = findConflicts(planOf([task("a", ["src/*.ts"]), task("b", ["src/app.*"])])).shown;
  expect(conflict).toMatchObject({ first: "a", second: "b", ordered: false, reasons: [{ kind: "file", modes: ["writes", "writes"], path: "src/app.ts" }] });
});

test("two readers do not collide; a reader and a writer do", () => {
  expect(findConflicts(planOf([task("a", [], ["x"]), task("b", [], ["x"])])).shown).toEqual([]);
  expect(findConflicts(planOf([task("a", [], ["x"]), task("b", ["x"])])).shown[0]?.reasons).toMatchObject([{ modes: ["reads", "writes"] }]);
});

test("tasks that dependencies keep apart are said to be ordered", () => {
  const tasks = [task("a", ["x"]), task("m", []), task("b", ["x"])];
  const dependencies = [["a", "m"], ["m", "b"]].map(([from = "", to = ""]) => newDependency(taskId(from), taskId(to)));
  expect(findConflicts(planOf(tasks, { dependencies })).shown[0]?.ordered).toBe(true);
});

test("users of a resource collide when together they want more than there is", () => {
  const using = (id: string, units: number): Task => ({ ...task(id, []), resources: [{ resource: resourceId("db"), units }] });
  const plan = planOf([using("a", 2), using("b", 1), using("c", 2)], { resources: [{ id: resourceId("db"), name: "Database", capacity: 3 }] });
  expect(findConflicts(plan).shown.map(({ first, second }) => [first, second])).toEqual([["a", "c"]]);
  expect(findConflicts(plan).shown.map((conflict) => describeConflict(plan, conflict))).toEqual(['"a" and "c" together want 4 of 3 Database.']);
});

test("appenders and readers of one file may run together; whoever writes it or needs it alone keeps all others out", () => {
  const modes = ["writes", "exclusive", "appends", "reads"] as const;
  const collide = (one: (typeof modes)[number], other: (typeof modes)[number]): boolean => {
    const tasks = [one, other].map((mode, index) => ({ ...task(`t${index}`, []), scope: { ...EMPTY_SCOPE, [mode]: ["log/*"] } }));
    return findConflicts(planOf(tasks)).count.pairs === 1;
  };
  expect(modes.flatMap((one) => modes.filter((other) => !collide(one, other)).map((other) => `${one} ${other}`))).toEqual(["appends appends", "appends reads", "reads appends", "reads reads"]);
});

test("where everybody writes everything, the pairs are counted but only some are shown", () => {
  const { count, shown } = findConflicts(planOf(Array.from({ length: 20_000 }, (_, index) => task(`t${index}`, ["src/**", `src/${index}`]))));
  expect(count).toEqual({ pairs: 199_990_000, ordered: 0, isExact: false });
  expect(shown.length).toBe(1_000);
});

test("what a scope excludes does not collide", () => {
  expect(findConflicts(planOf([task("a", ["src/**", "!src/gen/**"]), task("b", ["src/gen/**"])])).shown).toEqual([]);
});

test("a sync point does no work and collides with nobody", () => {
  expect(findConflicts(planOf([task("a", ["x"]), { ...task("b", ["x"]), kind: "sync" }])).shown).toEqual([]);
});

test("the index finds exactly the pairs that trying all pairs finds", () => {
  const pattern = fc.array(fc.constantFrom("a", "b", "/", "*", "**", "?", "{a,b}", "{/a,b/}", "{,a}", "{", "}", ",", "[ab]", "[{", "\\", "./", "a/"), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.array(fc.record({ writes: fc.array(pattern, { maxLength: 2 }), reads: fc.array(pattern, { maxLength: 2 }) }), { maxLength: 6 }), (scopes) => {
      const tasks = scopes.map(({ writes, reads }, index) => task(`t${index}`, writes, reads));
      const meet = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => b.some((other) => globsIntersect(one, other) !== null));
      const expected = tasks.flatMap((a, i) => tasks.slice(i + 1).flatMap((b) => (meet(a.scope.writes, [...b.scope.writes, ...b.scope.reads]) || meet(a.scope.reads, b.scope.writes) ? [`${a.id} ${b.id}`] : [])));
      expect(findConflicts(planOf(tasks)).shown.map(({ first, second }) => `${first} ${second}`)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});
