import { createRun, freezePlan, type RunSpec, transition } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { samplePlan } from "../testing/sample-plan.ts";
import { foretellAside } from "./foretell-aside.ts";
import { foretell } from "./foretell-change.ts";

function specOf(count: number): RunSpec {
  const frozen = freezePlan(samplePlan("Many", { tasks: Object.fromEntries(Array.from({ length: count }, (_, at) => [`t${at}`, {}])) }));
  return frozen.kind === "frozen" ? frozen.spec : expect.fail("it cannot run");
}

test.each([3, 450])("what a change does to a run of %i batches is told the same way in a thread and out of it", async (count) => {
  const run = transition(createRun(specOf(count)), { type: "run.started", by: "ann", at: 0 }).run;
  for (const spec of [specOf(count + 1), { ...specOf(count), maxParallel: 9 }, specOf(1)]) expect(await foretellAside({ run, spec, retold: [], facts: [], now: 1_000 })).toEqual(foretell({ run, spec, retold: [], facts: [], now: 1_000 }));
  expect(foretell({ run, spec: specOf(count + 1), retold: [], facts: [], now: 1_000 })).toMatchObject({ kind: "possible", changes: { added: [`Task t${count}`] }, finish: { beforeMinutes: expect.any(Number) } });
  expect(foretell({ run, spec: specOf(1), retold: [], facts: [], now: 1_000 })).toMatchObject({ kind: "refused", message: expect.stringContaining("has begun") });
});
