import { expect, test } from "vitest";
import { batchId, blockerId } from "../../plan/ids.ts";
import { makeSpec } from "../testing/make-spec.ts";
import { RunDriver } from "../testing/run-driver.ts";

const raise = (driver: RunDriver, batch: string, severity: "minor" | "moderate") =>
  driver.send({ type: "blocker.raised", by: "ann", blocker: { id: blockerId(`${severity} ${batch}`), kind: "clarification", severity, title: "How?", text: "", options: [], batch: batchId(batch) } });

const open = ({ run }: RunDriver) => run.coordination.blockers.flatMap(({ id, resolved }) => (resolved === null ? [id] : []));

test("a question about a batch is open until somebody answers, also once the batch is done, but not once it is gone from the plan", () => {
  const driver = new RunDriver(makeSpec(["a", { id: "b", needs: ["a"] }, { id: "c", needs: ["a"] }]));
  driver.start();
  for (const batch of ["a", "b", "c"]) raise(driver, batch, "minor");
  raise(driver, "c", "moderate");
  driver.succeed("a");
  expect(open(driver)).toEqual(["minor a", "minor b", "minor c", "moderate c"]);
  driver.replan({ ...makeSpec(["a", { id: "b", needs: ["a"] }]), revision: driver.run.spec.revision + 1 });
  expect(open(driver)).toEqual(["minor a", "minor b"]);
  expect(driver.run.coordination.blockers.find(({ id }) => id === "minor c")?.resolved).toMatchObject({ by: "the run", how: { kind: "dismissed" } });
});
