import { expect, test } from "vitest";
import { planSchema } from "./plan-schema.ts";

test("a document saved before hours, lags and starts were there is read with nothing of them", () => {
  const before = {
    name: "Old",
    description: "",
    settings: { maxParallel: 2, batchMinutes: { min: 15, max: 25 }, timeoutMinutes: 60, onFailure: "blocking", onLost: "retry", retries: { limit: 0, backoffSeconds: 10 }, directory: null, directoryMode: "in-place", environment: {} },
    streams: [],
    agents: [{ id: "ann", name: "Ann", kind: "person", command: null, capacity: 1, skills: ["sql"] }],
    resources: [],
    tasks: [{ id: "a", title: "A", scope: { writes: ["x"], reads: [] } }, { id: "b", title: "B" }],
    dependencies: [{ from: "a", to: "b", kind: "soft" }],
  };
  expect(planSchema.parse(before)).toMatchObject({
    settings: { maxParallel: 2, checkInMinutes: 0, reviewer: null },
    agents: [{ skills: ["sql"], hours: [], setupMinutes: 0 }],
    tasks: [
      { skills: [], scope: { writes: ["x"], reads: [], appends: [], exclusive: [] }, earliestMinutes: null, pinnedMinutes: null, cuts: null },
      { scope: { writes: [], reads: [], appends: [], exclusive: [] } },
    ],
    dependencies: [{ kind: "soft", lagMinutes: 0, penaltyMinutes: 0 }],
  });
});
