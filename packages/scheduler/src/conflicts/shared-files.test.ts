import fc from "fast-check";
import { expect, test } from "vitest";
import { taskId } from "../plan/ids.ts";
import { emptyPlan, newTask } from "../plan/new-plan.ts";
import type { Plan, Scope } from "../plan/plan.ts";
import { findConflicts } from "./find-conflicts.ts";
import { matchesScope } from "./scopes-intersect.ts";
import { sharedFiles } from "./shared-files.ts";

const none: Scope = { writes: [], reads: [], appends: [], exclusive: [] };
const planOf = (scopes: readonly Partial<Scope>[]): Plan => ({ ...emptyPlan("p"), tasks: scopes.map((scope, index) => ({ ...newTask(taskId(`t${index}`), `T${index}`), scope: { ...none, ...scope } })) });

test("two tasks share the files that are there and lie in the patterns of both", () => {
  const plan = planOf([{ writes: ["src/**", "!src/generated/**"] }, { reads: ["src/*.ts", "docs/**"] }]);
  const conflicts = findConflicts(plan);
  const files = ["src/b.ts", "src/a.ts", "src/generated/a.ts", "src/deep/c.ts", "docs/a.md", "../src/a.ts", "src/a.ts"];
  expect(conflicts.shown.map(sharedFiles(plan, conflicts, files))).toEqual([["src/a.ts", "src/b.ts"]]);
  expect(conflicts.shown.map(sharedFiles(plan, conflicts, ["docs/a.md"]))).toEqual([[]]);
});

test("every file that is named lies in both scopes, one of which keeps others out, and no such file is left out", () => {
  const pattern = fc.constantFrom("**", "*", "a/*", "a/**", "a/b", "?/b", "{a,b}/c", "[ab]/*", "!a/b", "b", "**/c");
  const scope = fc.record({ writes: fc.array(pattern, { maxLength: 2 }), reads: fc.array(pattern, { maxLength: 2 }) });
  const paths = ["a", "b", "c", "a/b", "a/c", "b/b", "b/c", "a/b/c"];
  fc.assert(
    fc.property(fc.tuple(scope, scope), fc.subarray(paths), (scopes, files) => {
      const plan = planOf(scopes);
      const conflicts = findConflicts(plan);
      const [one, other] = scopes;
      const isShared = (path: string): boolean => {
        const [writes, reads] = [matchesScope(one.writes, path), matchesScope(one.reads, path)];
        const [otherWrites, otherReads] = [matchesScope(other.writes, path), matchesScope(other.reads, path)];
        return (writes && (otherWrites || otherReads)) || (reads && otherWrites);
      };
      expect(conflicts.shown.flatMap(sharedFiles(plan, conflicts, files))).toEqual(files.filter(isShared).toSorted());
    }),
    { numRuns: 300 },
  );
});
