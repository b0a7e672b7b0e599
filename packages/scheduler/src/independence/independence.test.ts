import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resourceId, streamId, taskId } from "../plan/ids.ts";
import { emptyPlan, newDependency, newTask } from "../plan/new-plan.ts";
import type { DependencyKind, Plan, Task } from "../plan/plan.ts";
import { arbitraryPlan } from "../plan/testing/arbitrary-plan.ts";
import { pairReasonDescriber } from "./describe-pair-reason.ts";
import { type Independence, independence } from "./independence.ts";
import { type PairReason, REASON_KINDS, standingOf } from "./pair-reason.ts";
import type { TaskPair } from "./task-pair.ts";

const writing = (id: string, ...writes: readonly string[]): Task => {
  const task = newTask(taskId(id), id.toUpperCase());
  return { ...task, scope: { ...task.scope, writes } };
};
const planOf = (tasks: readonly Task[], ...edges: readonly (readonly [string, string, DependencyKind])[]): Plan => ({
  ...emptyPlan("p"),
  tasks,
  dependencies: edges.map(([from, to, kind]) => newDependency(taskId(from), taskId(to), kind)),
});
const between = (plan: Plan, one: string, other: string): TaskPair | null => independence(plan).pair(taskId(one), taskId(other));
const kinds = (pair: TaskPair | null): string[] => pair?.reasons.map(({ kind }) => kind) ?? [];
const allPairs = ({ tasks, pair }: Independence): TaskPair[] => tasks.flatMap((one, index) => tasks.slice(index + 1).flatMap((other) => pair(one, other) ?? []));

describe("two tasks", () => {
  test("that touch different corners are parallel", () => {
    expect(between(planOf([writing("a", "api/x.ts"), writing("b", "web/y.ts")]), "a", "b")).toEqual({ first: "a", second: "b", standing: "parallel", reasons: [] });
  });

  test("are sequential with the whole path where dependencies lead from one to the other", () => {
    const plan = planOf(["a", "b", "c"].map((id) => writing(id, `${id}/x`)), ["a", "b", "artifact"], ["b", "c", "order"]);
    expect(between(plan, "c", "a")).toMatchObject({ standing: "sequential", reasons: [{ kind: "order", path: ["a", "b", "c"] }] });
    expect(between(plan, "a", "b")?.reasons).toEqual([{ kind: "artifact", path: ["a", "b"] }]);
  });

  test("are sequential where one of them says nothing of what it touches", () => {
    const plan = planOf([newTask(taskId("a"), "A"), writing("b", "x/y")]);
    expect(between(plan, "a", "b")).toMatchObject({ standing: "sequential", reasons: [{ kind: "undeclared", tasks: ["a"] }] });
  });

  test("with a soft dependency may overlap if they are coordinated", () => {
    expect(between(planOf([writing("a", "x/a"), writing("b", "y/b")], ["b", "a", "soft"]), "a", "b")).toMatchObject({ standing: "partial", reasons: [{ kind: "soft", from: "b", to: "a" }] });
  });

  test("of one directory may overlap if they are coordinated, and the deepest one that holds both is named", () => {
    expect(between(planOf([writing("a", "src/auth/login.ts", "src/x.ts"), writing("b", "src/auth/forms/*.ts")]), "a", "b")).toMatchObject({ standing: "partial", reasons: [{ kind: "directory", directory: "src/auth" }] });
    expect(kinds(between(planOf([writing("a", "src/authors/x"), writing("b", "src/auth/x")]), "a", "b"))).toEqual([]);
    expect(kinds(between(planOf([writing("a", "README.md"), writing("b", "LICENSE")]), "a", "b"))).toEqual([]);
  });

  test("have all their reasons, the strongest first, each said in a sentence", () => {
    const shared = { stream: streamId("s"), resources: [{ resource: resourceId("db"), units: 1 }] };
    const plan: Plan = {
      ...planOf([{ ...writing("a", "src/x.ts"), ...shared }, { ...writing("b", "src/*.ts"), ...shared }], ["a", "b", "soft"]),
      streams: [{ id: streamId("s"), name: "Server", agent: null, patterns: [] }],
      resources: [{ id: resourceId("db"), name: "Database", capacity: 1 }],
    };
    const pair = between(plan, "b", "a");
    expect(kinds(pair)).toEqual(["file", "resource", "soft", "stream", "directory"]);
    const describeReason = pairReasonDescriber(plan);
    expect(pair?.reasons.map((reason) => describeReason(pair, reason))).toEqual([
      '"A" and "B" both write src/x.ts.',
      '"A" and "B" together want 2 of 1 Database.',
      '"B" may overlap with "A" if they are coordinated.',
      '"A" and "B" belong to the stream "Server".',
      '"A" and "B" both work in src.',
    ]);
  });
});

describe("all pairs of a plan", () => {
  test("sync points are not compared, but lead from one task to another", () => {
    const plan = planOf([writing("a", "x/a"), { ...newTask(taskId("s"), "S"), kind: "sync" }, writing("b", "y/b")], ["a", "s", "order"], ["s", "b", "order"]);
    expect(independence(plan).pairs()).toMatchObject([{ first: "a", second: "b", reasons: [{ path: ["a", "s", "b"] }] }]);
  });

  test("every path follows dependencies from one of the two to the other", () => {
    const isLink = ({ dependencies }: Plan, { kind, path }: Extract<PairReason, { path: unknown }>, index: number): boolean =>
      dependencies.some((dependency) => dependency.from === path[index] && dependency.to === path[index + 1] && (kind === "order" ? dependency.kind !== "soft" : dependency.kind === "artifact"));
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        for (const { first, second, reasons } of allPairs(independence(plan))) {
          for (const reason of reasons) {
            if (!("path" in reason) || reason.kind === "file") continue;
            expect(new Set([reason.path.at(0), reason.path.at(-1)])).toEqual(new Set([first, second]));
            expect(reason.path.slice(1).every((_, index) => isLink(plan, reason, index))).toBe(true);
          }
        }
      }),
    );
  });

  test("a pair is the same from both ends, and its strongest reason decides", () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const { pair } = independence(plan);
        for (const found of allPairs({ ...independence(plan), pair })) {
          expect(pair(found.second, found.first)).toEqual(found);
          const strengths = found.reasons.map(({ kind }) => REASON_KINDS.indexOf(kind));
          expect(strengths).toEqual(strengths.toSorted((a, b) => a - b));
          expect(found.standing).toBe(standingOf(found.reasons[0]?.kind ?? null));
        }
      }),
    );
  });

  test("counted by stream they are what the pairs say one by one", () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const known = new Set<string>(plan.streams.map(({ id }) => id));
        const streamOf = new Map(plan.tasks.map(({ id, stream }) => [id, stream !== null && known.has(stream) ? stream : null]));
        const result = independence(plan);
        const pairs = allPairs(result);
        for (const { first, second, count, byReason, strongest } of result.byStream()) {
          const here = pairs.filter((pair) => [`${first} ${second}`, `${second} ${first}`].includes(`${streamOf.get(pair.first)} ${streamOf.get(pair.second)}`));
          expect(count).toEqual({ parallel: 0, partial: 0, sequential: 0, ...mapCounts(here.map(({ standing }) => standing)) });
          expect(byReason).toEqual({ ...Object.fromEntries(REASON_KINDS.map((kind) => [kind, 0])), ...mapCounts(here.flatMap(({ reasons }) => reasons[0]?.kind ?? [])) });
          const example = strongest === null ? null : result.pair(...strongest.tasks);
          expect(example?.reasons[0]?.kind ?? null).toBe(strongest?.kind ?? null);
        }
      }),
    );
  });

  test("across more than one block of columns nothing is counted twice or left out", () => {
    const tasks = Array.from({ length: 600 }, (_, index) => ({ ...writing(`t${index}`, `d${index}/x`), stream: index % 3 === 0 ? streamId("s") : null }));
    const chain = tasks.slice(1).map((_, index) => [`t${index}`, `t${index + 1}`, "order"] as const);
    const plan: Plan = { ...planOf(tasks, ...chain), streams: [{ id: streamId("s"), name: "S", agent: null, patterns: [] }] };
    const counts = independence(plan).byStream().map(({ first, second, count }) => [first, second, count.sequential, count.parallel]);
    expect(counts).toEqual([["s", "s", (200 * 199) / 2, 0], ["s", null, 200 * 400, 0], [null, null, (400 * 399) / 2, 0]]);
  });

  test("are listed only where there are few enough to read", () => {
    const tasks = Array.from({ length: 301 }, (_, index) => writing(`t${index}`, `d${index}/x`));
    expect(independence(planOf(tasks)).pairs()).toBeNull();
    expect(independence(planOf(tasks.slice(1))).pairs()?.length).toBe((300 * 299) / 2);
  });
});

function mapCounts(words: readonly string[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, list]) => [word, list.length]));
}
