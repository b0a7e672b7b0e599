import { createRun, type Run, type RunEvent, type RunFact, type RunSpec, agentId, attemptId, batchId, taskId, transition } from "@planloom/scheduler";
import { describe, expect, test } from "vitest";
import { type HoldChanges, holdChanges } from "./hold-changes.ts";

const spec: RunSpec = {
  maxParallel: 2,
  resources: {},
  agents: { [agentId("shell")]: { name: "Shell", capacity: 4, work: "runner", labels: [] } },
  onLost: "retry",
  maxUnchecked: null,
  pause: { handBackMinutes: 2, finishMinutes: 10, between: "finish" },
  revision: 0,
  batches: ["a", "b"].map((id) => ({
    id: batchId(id),
    task: taskId(id),
    title: id,
    index: 1,
    count: 1,
    items: [],
    stream: null,
    agent: agentId("shell"),
    work: "runner",
    hasAcceptanceCommand: false,
    acceptance: "command",
    estimateMinutes: 20,
    needs: [],
    excludes: [],
    uses: [],
    timeoutMinutes: 60,
    lags: {},
    notBeforeMinutes: 0,
    retries: { limit: 0, backoffSeconds: 1, maxBackoffSeconds: 60, jitter: 0, onExitCodes: [], notOnExitCodes: [] },
    failuresOf: [],
    trigger: { kind: "all" },
    race: null,
    expands: false,
    labels: [],
    onFailure: "blocking",
  })),
};

/** Applies facts one by one and returns what the last one changed. */
function lastChange(...facts: RunFact[]): HoldChanges {
  let before: Run = createRun(spec);
  let after = before;
  for (const [index, fact] of facts.entries()) {
    const event: RunEvent = { ...fact, at: 1_000 + index };
    before = after;
    const result = transition(before, event);
    if (result.kind === "ignored") throw new Error(result.message);
    after = result.run;
  }
  return holdChanges(before, after);
}

const NOTHING: HoldChanges = { offer: [], withdraw: [], lease: [], release: [], stop: [], suspect: [], heard: [] };
const a = { attempt: attemptId("a#1"), epoch: 1 };
const b = { attempt: attemptId("b#1"), epoch: 2 };
const started: RunFact = { type: "run.started", by: "ann" };
const claimed: RunFact = { type: "attempt.claimed", ...a, runner: "r" };

describe("holdChanges", () => {
  test("a start offers what is ready, in rank order", () => {
    expect(lastChange(started)).toEqual({ ...NOTHING, offer: [a, b] });
  });

  test("a claim turns an offer into a lease", () => {
    expect(lastChange(started, claimed)).toMatchObject({ withdraw: [a], lease: [{ ...a, runner: "r" }], offer: [], release: [] });
  });

  test("a pause takes back what was offered and leaves what runs; a resume offers it again", () => {
    expect(lastChange(started, claimed, { type: "run.paused", by: "ann" })).toEqual({ ...NOTHING, withdraw: [b] });
    expect(lastChange(started, claimed, { type: "run.paused", by: "ann" }, { type: "run.resumed", by: "ann" })).toEqual({ ...NOTHING, offer: [b] });
  });

  test("doubt, its end and a stop each mark the lease once", () => {
    const suspected: RunFact = { type: "attempt.suspected", ...a };
    const heard: RunFact = { type: "attempt.heard", ...a };
    const stopped: RunFact = { type: "attempt.stop-requested", ...a, by: "ann" };
    expect(lastChange(started, claimed, suspected)).toEqual({ ...NOTHING, suspect: [a] });
    expect(lastChange(started, claimed, suspected, heard)).toEqual({ ...NOTHING, heard: [a] });
    expect(lastChange(started, claimed, stopped)).toEqual({ ...NOTHING, stop: [a] });
    expect(lastChange(started, claimed, stopped, suspected)).toEqual({ ...NOTHING, suspect: [a] });
  });

  test("a loss releases the lease and offers the work under a new fence", () => {
    expect(lastChange(started, claimed, { type: "attempt.lost", ...a })).toEqual({ ...NOTHING, release: [a], offer: [{ attempt: attemptId("a#2"), epoch: 3 }] });
  });
});
