import fc from "fast-check";
import { expect, test } from "vitest";
import { taskId } from "../plan/ids.ts";
import { EMPTY_SCOPE, emptyPlan, newTask } from "../plan/new-plan.ts";
import type { Plan, Scope, Task } from "../plan/plan.ts";
import { arbitraryPlan } from "../plan/testing/arbitrary-plan.ts";
import { collidingPairs } from "./colliding-pairs.ts";
import { fileLocks } from "./file-locks.ts";
import { findConflicts } from "./find-conflicts.ts";
import { arbitraryList } from "./testing/arbitrary-glob.ts";

const planOf = (scopes: readonly Partial<Scope>[]): Plan => ({
  ...emptyPlan("p"),
  tasks: scopes.map((scope, index): Task => ({ ...newTask(taskId(`t${index}`), ""), scope: { ...EMPTY_SCOPE, ...scope } })),
});

/** The pairs that locks keep apart, and those that collide. */
function keptApart(plan: Plan): { readonly byLocks: readonly string[]; readonly byPairs: readonly string[] } {
  const conflicts = findConflicts(plan);
  const byPairs = [...collidingPairs(conflicts, "files")].map(([one, other]) => `${one} ${other}`);
  const byLocks = new Set<string>();
  for (const { alone, shared } of fileLocks(conflicts)) {
    for (const one of alone) for (const other of [...alone, ...shared]) if (one !== other) byLocks.add(`${Math.min(one, other)} ${Math.max(one, other)}`);
  }
  return { byLocks: [...byLocks].toSorted(), byPairs: byPairs.toSorted() };
}

test("locks keep apart exactly the tasks that collide over files", () => {
  const hold = (plan: Plan): void => {
    const { byLocks, byPairs } = keptApart(plan);
    expect(byLocks).toEqual(byPairs);
  };
  fc.assert(fc.property(arbitraryPlan, hold));
  const scope = fc.record({ writes: arbitraryList, reads: arbitraryList, appends: arbitraryList, exclusive: arbitraryList });
  fc.assert(fc.property(fc.array(scope, { maxLength: 5 }).map(planOf), hold), { numRuns: 40 });
});

test("so they do where many tasks use a tree, and many others files and trees in it", () => {
  const modes = ["writes", "exclusive", "appends", "reads"] as const;
  const wide = ["src/**", "src/*/**", "src/a/**", "src/a/[a-m]*", "src/a/?1"];
  const used = (index: number): string => (index % 3 === 0 ? `src/a/f${index % 40}` : (wide[index % wide.length] ?? ""));
  const { byLocks, byPairs } = keptApart(planOf(Array.from({ length: 240 }, (_, index) => ({ [modes[index % 7] ?? "reads"]: [used(index)] }))));
  expect(byLocks).toEqual(byPairs);
});

test("a lock has holders, not pairs: writers of a tree are held apart from a thousand writers in it by one lock", () => {
  const writing = (count: number, pattern: (index: number) => string): Partial<Scope>[] => Array.from({ length: count }, (_, index) => ({ writes: [pattern(index)] }));
  const crowd = planOf([...writing(100, () => "src/**"), ...writing(1_000, (index) => `src/${index}`)]);
  expect(fileLocks(findConflicts(crowd)).map(({ alone, shared }) => [alone.length, shared.length])).toEqual([[100, 1_000]]);
});

test("whoever may write one path holds one lock alone, whatever patterns they name", () => {
  const locks = fileLocks(findConflicts(planOf([{ writes: ["src/**"] }, { writes: ["**/*.ts"] }, { writes: ["src/app.*"] }, { exclusive: ["src/app.ts"] }, { reads: ["src/*"] }])));
  expect(locks).toContainEqual({ path: "src/app.ts", pattern: "src/app.ts", alone: [0, 1, 2, 3], shared: [4] });
});

test.each([[[".**"]], [[".**", "!{aaa,aa,}"]]])("whoever touches only names that begin with a dot, as %j, holds no lock of other files", (writes) => {
  expect(keptApart(planOf([{ writes: ["a"] }, { reads: ["a{,}{,}"] }, { writes }]))).toEqual({ byLocks: ["0 1"], byPairs: ["0 1"] });
});
