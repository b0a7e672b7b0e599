import { makeSpec, RunDriver } from "@planloom/scheduler/testing";
import { expect, test } from "vitest";
import { begunTasks } from "./begun-tasks.ts";

test("what has begun or is done cannot be changed; what waits, or was skipped by a rule, can", () => {
  const driver = new RunDriver(
    makeSpec(["a", "b", { id: "lonely", onFailure: "isolated" }, { id: "after", needs: ["lonely"] }, { id: "cut-1", task: "cut", index: 1, count: 2 }, { id: "cut-2", task: "cut", index: 2, count: 2, needs: ["cut-1"] }], { maxParallel: 9 }),
  );
  expect([...begunTasks(driver.run)]).toEqual([]);
  driver.start();
  driver.succeed("a", "cut-1").fail("lonely");
  const begun = Object.fromEntries(begunTasks(driver.run));
  expect(begun).toMatchObject({ a: "done", cut: "begun", lonely: "failed" });
  expect(begun).not.toHaveProperty("after");
});
