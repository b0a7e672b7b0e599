import fc from "fast-check";
import { expect, test } from "vitest";
import { resourceId, taskId } from "../plan/ids.ts";
import { EMPTY_SCOPE, emptyPlan, newDependency, newTask } from "../plan/new-plan.ts";
import type { Plan, Scope, Task } from "../plan/plan.ts";
import { describeConflict } from "./describe-conflict.ts";
import { findConflicts } from "./find-conflicts.ts";
import { matchesScope, scopesIntersect } from "./scopes-intersect.ts";

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
  expect(count).toEqual({ pairs: 199_990_000, open: 20_001, ordered: 0, isExact: false });
  expect(shown.length).toBe(1_000);
});

test("what a scope excludes does not collide", () => {
  expect(findConflicts(planOf([task("a", ["src/**", "!src/gen/**"]), task("b", ["src/gen/**"])])).shown).toEqual([]);
});

test.each([
  [".**", [".a"]],
  [".**/b", [".a/**", ".a/b"]],
])("stars behind a dot that begins a name are no whole segment: %s meets only %j", (glob, met) => {
  const meets = (other: string): boolean => findConflicts(planOf([task("a", [glob]), task("b", [other])])).count.pairs === 1;
  expect(["a", "a/**", "a/b", "b", ".a", ".a/**", ".a/b"].filter(meets)).toEqual(met);
});

test("a sync point does no work and collides with nobody", () => {
  expect(findConflicts(planOf([task("a", ["x"]), { ...task("b", ["x"]), kind: "sync" }])).shown).toEqual([]);
});

const pattern = fc
  .array(fc.constantFrom("a", "b", "/", "*", "**", "**/", "?", "{a,b}", "{/a,b/}", "{,a}", "{", "}", ",", "[ab]", "[{", "\\", ".", "./", "a/"), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(""));
const patterns = fc.array(fc.tuple(fc.constantFrom("", "", "", "!"), pattern).map((parts) => parts.join("")), { maxLength: 2 });
const scopes = fc.array(fc.record({ writes: patterns, reads: patterns, appends: patterns, exclusive: patterns }), { maxLength: 6 });
const tasksWith = (all: readonly Scope[]): Task[] => all.map((scope, index) => ({ ...task(`t${index}`, []), scope }));

const collide = (one: Scope, other: Scope): boolean =>
  [one, other].some((a) => {
    const b = a === one ? other : one;
    return [a.writes, a.exclusive].some((list) => Object.values(b).some((each: readonly string[]) => scopesIntersect(list, each) !== null));
  });

test("the index finds exactly the pairs that trying all pairs finds, and why", () => {
  fc.assert(
    fc.property(scopes, (all) => {
      const tasks = tasksWith(all);
      const expected = tasks.flatMap((a, i) => tasks.slice(i + 1).flatMap((b) => (collide(a.scope, b.scope) ? [`${a.id} ${b.id}`] : [])));
      const { shown, count } = findConflicts(planOf(tasks));
      expect(shown.map(({ first, second }) => `${first} ${second}`)).toEqual(expected);
      expect(count.pairs).toBe(expected.length);
      const scopeOf = new Map(tasks.map(({ id, scope }) => [id, scope]));
      for (const { first, second, reasons } of shown) {
        expect(reasons.length).toBeGreaterThan(0);
        for (const reason of reasons) {
          if (reason.kind !== "file") continue;
          const lists = [first, second].map((id, index) => scopeOf.get(id)?.[reason.modes[index] ?? "writes"] ?? []);
          expect(lists.every((list) => matchesScope(list, reason.path))).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});
