import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchesScope } from "../conflicts/scopes-intersect.ts";
import { streamId, taskId } from "../plan/ids.ts";
import { EMPTY_SCOPE, emptyPlan, newTask } from "../plan/new-plan.ts";
import type { Plan, Task } from "../plan/plan.ts";
import { arbitraryPlan } from "../plan/testing/arbitrary-plan.ts";
import { measureScope } from "../run/measure-scope.ts";
import { accountOf } from "../run/testing/account-of.ts";
import { makeSpec } from "../run/testing/make-spec.ts";
import { RunDriver } from "../run/testing/run-driver.ts";
import { undeclaredFiles } from "./undeclared-files.ts";
import { writableFiles } from "./writable-files.ts";

const FILES = ["src/app.ts", "src/x.ts", "src/a/deep.ts", "test/one.ts", "docs/guide.md", "a/c", "README.md", "out/report.md"];
const task = (id: string, differs: Partial<Task>): Task => ({ ...newTask(taskId(id), id), ...differs });
const PLAN: Plan = {
  ...emptyPlan("P"),
  streams: [{ id: streamId("lib"), name: "Library", agent: null, patterns: ["lib/**", "!lib/not/**"] }],
  tasks: [
    task("scoped", { scope: { ...EMPTY_SCOPE, writes: ["src/**"], appends: ["CHANGELOG.md"], exclusive: ["schema.sql"], reads: ["docs/**"] } }),
    task("streamed", { stream: streamId("lib"), outputs: [{ kind: "file", name: "report", path: "out/report.md" }] }),
    task("reading", { scope: { ...EMPTY_SCOPE, reads: ["src/**"] } }),
    task("handing", { outputs: [{ kind: "file", name: "log", path: "out/log.md" }] }),
  ],
};

describe("what a task may write", () => {
  const { declares, mayWrite, isInside } = writableFiles(PLAN);
  const inside = (id: string, ...files: readonly string[]) => files.map((file) => isInside(taskId(id), file));

  test("is what its scope, its stream and its outputs hold; what it reads is not", () => {
    expect(inside("scoped", "src/a.ts", "CHANGELOG.md", "schema.sql", "docs/a.md", "lib/a.ts")).toEqual([true, true, true, false, false]);
    expect(inside("streamed", "lib/a.ts", "out/report.md", "lib/not/a.ts", "src/a.ts")).toEqual([true, true, false, false]);
  });

  test("one that only reads, or only hands over, is held to what the others declare", () => {
    expect(["scoped", "streamed", "reading", "handing", "nobody"].map((id) => declares(taskId(id)))).toEqual([true, true, false, false, false]);
    expect(inside("reading", "src/a.ts", "out/log.md", "free.md")).toEqual([false, false, null]);
    expect(inside("handing", "out/log.md", "lib/a.ts", "free.md")).toEqual([true, false, null]);
  });

  test("of a task that the plan does not have nobody can say", () => {
    expect([isInside(taskId("nobody"), "src/a.ts"), mayWrite(taskId("nobody"), "src/a.ts")]).toEqual([null, false]);
  });

  test("is worked out once per plan, and anew for another one", () => {
    expect(writableFiles(PLAN)).toBe(writableFiles(PLAN));
    const other = { ...PLAN, tasks: [task("scoped", { scope: { ...EMPTY_SCOPE, writes: ["docs/**"] } })] };
    expect(writableFiles(other).isInside(taskId("scoped"), "src/a.ts")).toBe(false);
  });

  test("is what the patterns hold, asked one by one", () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const writable = writableFiles(plan);
        for (const { id, scope, stream, outputs } of plan.tasks) {
          const lists = [scope.writes, scope.appends, scope.exclusive, plan.streams.find((one) => one.id === stream)?.patterns ?? []];
          for (const file of FILES) expect(writable.mayWrite(id, file)).toBe(lists.some((list) => matchesScope(list, file)) || outputs.some((output) => output.kind === "file" && output.path === file));
        }
      }),
    );
  });
});

test("the quality of a run counts as outside what the desk flags, and as inside nothing of it, whatever was decided", () => {
  fc.assert(
    fc.property(arbitraryPlan, fc.subarray(FILES, { minLength: 1 }), fc.subarray(FILES), (plan, files, decided) => {
      for (const { id } of plan.tasks) {
        const driver = new RunDriver(makeSpec([{ id, acceptance: "person" }]));
        driver.start();
        driver.claim(id);
        driver.report(id, { account: { ...accountOf(), changed: { files, more: 0 } } });
        const [spec, before] = [driver.run.spec.batches[0] ?? expect.fail("no batch"), driver.batch(id).attempts[0] ?? expect.fail("no attempt")];
        const flagged = undeclaredFiles(plan, driver.run.coordination)(spec, before);
        const measured = () => measureScope(spec, driver.batch(id), driver.run.coordination, writableFiles(plan).isInside);
        expect(measured().filesChanged - measured().filesInside).toBe(flagged.all.length);
        const settled = flagged.all.filter((file) => decided.includes(file));
        if (settled.length > 0) driver.send({ type: "scope.decided", attempt: before.id, files: settled, how: "widened", by: "ann" });
        const after = undeclaredFiles(plan, driver.run.coordination)(spec, before);
        expect(after).toEqual({ all: flagged.all, open: flagged.all.filter((file) => !settled.includes(file)) });
        expect(measured().filesChanged - measured().filesInside).toBe(flagged.all.length);
      }
    }),
  );
});
