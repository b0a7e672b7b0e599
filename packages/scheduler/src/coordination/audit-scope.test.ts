import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findConflicts } from "../conflicts/find-conflicts.ts";
import { batchId, streamId, taskId } from "../plan/ids.ts";
import { emptyPlan, newTask } from "../plan/new-plan.ts";
import type { Plan, Scope, Task } from "../plan/plan.ts";
import { arbitraryPlan } from "../plan/testing/arbitrary-plan.ts";
import { accountOf } from "../run/testing/account-of.ts";
import { makeSpec } from "../run/testing/make-spec.ts";
import { RunDriver } from "../run/testing/run-driver.ts";
import { auditScope } from "./audit-scope.ts";
import { scopeNeighbours } from "./scope-neighbours.ts";
import { widenScope } from "./insert-work.ts";

const scope = (differs: Partial<Scope>): Scope => ({ writes: [], reads: [], appends: [], exclusive: [], ...differs });
const task = (id: string, differs: Partial<Task>): Task => ({ ...newTask(taskId(id), id), ...differs });
const PLAN: Plan = {
  ...emptyPlan("P"),
  streams: [{ id: streamId("ui"), name: "UI", agent: null, patterns: ["ui/**"] }],
  tasks: [task("a", { scope: scope({ writes: ["a/**"] }) }), task("b", { scope: scope({ writes: ["b/**"] }) }), task("c", { scope: scope({ reads: ["b/x.ts"] }), stream: streamId("ui") }), task("d", { scope: scope({ writes: ["d/**"] }) })],
};

/** Batch `a` has changed these files besides its own; `b` and `c` are there too. */
function changing(...files: readonly string[]): RunDriver {
  const driver = new RunDriver(makeSpec([{ id: "a", acceptance: "person" }, "b", { id: "c", needs: ["b"] }, "d"]));
  driver.start();
  driver.claim("a");
  driver.report("a", { account: { ...accountOf(), changed: { files: ["a/own.ts", ...files], more: 0 } } });
  return driver;
}

const audit = (driver: RunDriver, plan = PLAN) => auditScope(plan, driver.run, driver.batch("a").attempts.at(-1) ?? expect.fail("no attempt"));

describe("the audit of what an attempt changed", () => {
  test("it names the tasks that touch the files, what they do there, and whose stream they are", () => {
    expect(audit(changing("b/x.ts", "ui/app.tsx", "docs/free.md"))).toMatchObject({
      files: [{ path: "b/x.ts", owners: [] }, { path: "ui/app.tsx", owners: ["ui"] }, { path: "docs/free.md", owners: [] }],
      others: [{ task: "b", files: [{ path: "b/x.ts", mode: "writes" }], toCome: [], running: [{ id: "b" }] }, { task: "c", files: [{ path: "b/x.ts", mode: "reads" }], toCome: [{ id: "c" }], running: [] }],
    });
  });

  test("a batch that is offered runs as far as its files go; once it is over the claim may be widened", () => {
    const driver = changing("b/x.ts");
    expect(audit(driver)?.ways.widened).toBe("b runs right now and writes b/x.ts, so the claim cannot be widened before it has ended. Have the files put back, or make it a scope conflict.");
    driver.succeed("b");
    expect(driver.batch("c").phase.kind).toBe("running");
    expect(audit(driver)?.ways.widened).toContain("c runs right now and reads b/x.ts");
    driver.succeed("c");
    expect(audit(driver)?.ways.widened).toBeNull();
  });

  test("there is nothing to look at where all is declared, or decided", () => {
    expect(audit(changing())).toBeNull();
    const driver = changing("docs/free.md");
    driver.send({ type: "scope.decided", attempt: driver.fence("a").attempt, files: ["docs/free.md"], how: "reverted", by: "ann" });
    expect(audit(driver)).toBeNull();
  });
});

test("the tasks it names are those that collide over these files once the scope is widened, and no others", () => {
  const paths = fc.subarray(["src/app.ts", "src/x.ts", "src/a/deep.ts", "test/one.ts", "docs/guide.md", "a/c", "README.md"], { minLength: 1 });
  fc.assert(
    fc.property(arbitraryPlan, paths, (plan, files) => {
      const [first] = plan.tasks;
      if (first === undefined) return;
      const alone: Plan = { ...plan, resources: [], tasks: plan.tasks.map((each) => ({ ...each, resources: [], ...(each === first ? { kind: "task", scope: scope({}) } : {}) })) };
      const { run } = new RunDriver(makeSpec([]));
      const named = scopeNeighbours(alone, run, { task: first.id, files }).map(({ task: id }) => id);
      const colliding = findConflicts(widenScope(alone, first.id, files)).shown.flatMap((pair) => (pair.first === first.id ? [pair.second] : pair.second === first.id ? [pair.first] : []));
      const areTasks = new Set(plan.tasks.filter(({ kind }) => kind === "task").map(({ id }) => id));
      expect(named.toSorted()).toEqual(colliding.filter((id) => areTasks.has(id)).toSorted());
    }),
  );
});

test("a batch that is not part of the run has no audit", () => {
  const driver = changing("b/x.ts");
  const attempt = driver.batch("a").attempts[0] ?? expect.fail("no attempt");
  const without = new RunDriver(makeSpec(["b"]));
  expect(without.run.batches[batchId("a")]).toBeUndefined();
  expect(auditScope(PLAN, without.run, attempt)).toBeNull();
});
