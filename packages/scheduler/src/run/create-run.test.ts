import { expect, test } from "vitest";
import { createRun } from "./create-run.ts";
import { makeSpec } from "./testing/make-spec.ts";

test("a new run waits with every batch, and its first epoch is 1", () => {
  const spec = makeSpec(["a", "b"]);
  expect(createRun(spec)).toMatchObject({ spec, status: "created", nextEpoch: 1, batches: { a: { phase: { kind: "waiting" } }, b: { attempts: [] } } });
});

test("a spec that is not whole is refused, because it could only hang later", () => {
  expect(() => createRun(makeSpec(["a", "a"]))).toThrow("a batch twice");
  expect(() => createRun(makeSpec([{ id: "a", needs: ["z"] }]))).toThrow("Batch a names batch z");
  expect(() => createRun(makeSpec([{ id: "a", excludes: ["z"] }]))).toThrow("Batch a names batch z");
  expect(() => createRun({ ...makeSpec([{ id: "a", uses: { db: 1 } }]), resources: {} })).toThrow("uses resource db");
  expect(() => createRun({ ...makeSpec([{ id: "a", agent: "x" }]), agents: {} })).toThrow("belongs to agent x");
});
