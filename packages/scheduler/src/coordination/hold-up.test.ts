import { expect, test } from "vitest";
import { batchId } from "../plan/ids.ts";
import { makeSpec } from "../run/testing/make-spec.ts";
import { RunDriver } from "../run/testing/run-driver.ts";
import { holdUps } from "./hold-up.ts";

test("a run as a whole is held up for as long as its longest chain of work that is not over", () => {
  const driver = new RunDriver(makeSpec([{ id: "done", estimateMinutes: 900 }, { id: "a", estimateMinutes: 5 }, { id: "b", needs: ["a"], estimateMinutes: 30 }, { id: "c", needs: ["b"], estimateMinutes: 7 }, { id: "alone", estimateMinutes: 40 }]));
  driver.start();
  driver.succeed("done");
  expect(holdUps(driver.run).whole()).toEqual({ batches: 4, minutes: 42 });
  driver.skip("c");
  expect(holdUps(driver.run).whole()).toEqual({ batches: 3, minutes: 40 });
});

test("more batches may wait for one than a function takes arguments", () => {
  const count = 130_000;
  const driver = new RunDriver(makeSpec(["a", ...Array.from({ length: count }, (_, index) => ({ id: `w${index}`, needs: ["a"], estimateMinutes: 3 }))]));
  const holdUp = holdUps(driver.run);
  expect(holdUp.of(batchId("a"))).toEqual({ batches: count, minutes: 3 });
  expect(holdUp.whole().batches).toBe(count + 1);
}, 60_000);
