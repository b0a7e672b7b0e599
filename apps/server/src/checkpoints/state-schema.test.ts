import { createRun, transition } from "@planloom/scheduler";
import { arbitraryFactSeed, arbitrarySpec, factFor } from "@planloom/scheduler/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { stateShapeFault } from "./state-schema.ts";

test("every state that the run machine makes has the shape that is taken from outside", () => {
  fc.assert(
    fc.property(arbitrarySpec, fc.array(arbitraryFactSeed, { maxLength: 60, size: "max" }), (spec, seeds) => {
      let run = transition(createRun(spec), { type: "run.started", by: "ann", at: 0 }).run;
      let at = 0;
      for (const seed of seeds) {
        at += seed.minutes * 60_000;
        run = transition(run, { ...factFor(run, seed, at), at }).run;
        expect(stateShapeFault(run)).toBeNull();
      }
    }),
    { numRuns: 60 },
  );
});

test("a state with a part of another kind is found, and where", () => {
  const run = createRun({ maxParallel: 1, resources: {}, agents: {}, onLost: "ask", maxUnchecked: null, pause: { handBackMinutes: 0, finishMinutes: 0, between: "finish" }, contracts: {}, revision: 0, batches: [] });
  expect(stateShapeFault(JSON.parse(JSON.stringify({ ...run, nextEpoch: "1" })))).toContain("nextEpoch");
});
