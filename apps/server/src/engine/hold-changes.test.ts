import { createRun, type RunFact, RunSession, type RunSpec, agentId, attemptId, batchId, takesNewWork, taskId } from "@planloom/scheduler";
import { describe, expect, test } from "vitest";
import { type HoldChanges, holdChanges } from "./hold-changes.ts";

const spec: RunSpec = {
  maxParallel: 2,
  resources: {},
  agents: { [agentId("shell")]: { name: "Shell", capacity: 4, work: "runner", labels: [] } },
  onLost: "retry",
  maxUnchecked: null,
  pause: { handBackMinutes: 0, finishMinutes: 10, between: "finish" },
  contracts: {},
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
    softNeeds: [],
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
  const session = new RunSession(createRun(spec));
  for (const [index, fact] of facts.entries()) {
    session.checkpoint();
    const result = session.apply({ ...fact, at: 1_000 + index });
    if (result.kind === "ignored") throw new Error(result.message);
  }
  return holdChanges(session.changes, session.run, session.changes.run.status === "running");
}

const NOTHING: HoldChanges = { offer: [], withdraw: [], lease: [], release: [], mark: [] };
const a = { attempt: attemptId("a#1"), epoch: 1 };
const b = { attempt: attemptId("b#1"), epoch: 2 };
const started: RunFact = { type: "run.started", by: "ann" };
const claimed: RunFact = { type: "attempt.claimed", ...a, runner: "r" };

describe("holdChanges", () => {
  test("a change that asks other labels of runners makes what is on offer ask for them, and leaves the rest", () => {
    const shell = agentId("shell");
    const elsewhere = { ...spec, revision: 1, agents: { [shell]: { name: "Shell", capacity: 4, work: "runner" as const, labels: ["gpu"] } } };
    const replanned: RunFact = { type: "run.replanned", by: "ann", reason: "", spec: elsewhere };
    expect(lastChange(started, claimed, replanned)).toEqual({ ...NOTHING, offer: [{ ...b, labels: ["gpu"] }] });
    expect(lastChange(started, { ...replanned, spec: { ...spec, revision: 1 } })).toEqual(NOTHING);
  });

  test("a start offers what is ready, in rank order", () => {
    expect(lastChange(started)).toEqual({ ...NOTHING, offer: [{ ...a, labels: [] }, { ...b, labels: [] }] });
  });

  test("a claim turns an offer into a lease", () => {
    expect(lastChange(started, claimed)).toMatchObject({ withdraw: [a.attempt], lease: [{ ...a, runner: "r" }], offer: [], release: [] });
  });

  test("a pause takes back what was offered and leaves what runs; a resume offers it again", () => {
    expect(lastChange(started, claimed, { type: "run.paused", by: "ann", policy: null })).toEqual({ ...NOTHING, withdraw: [b.attempt] });
    expect(lastChange(started, claimed, { type: "run.paused", by: "ann", policy: null }, { type: "run.resumed", by: "ann" })).toEqual({ ...NOTHING, offer: [{ ...b, labels: [] }] });
  });

  test("doubt, its end and a stop each mark the lease once", () => {
    const suspected: RunFact = { type: "attempt.suspected", ...a };
    const heard: RunFact = { type: "attempt.heard", ...a };
    const stopped: RunFact = { type: "attempt.stop-requested", ...a, by: "ann" };
    const held = { ...a, runner: "r", stop: false, suspect: false, timeoutMs: 3_600_000 };
    expect(lastChange(started, claimed, suspected)).toEqual({ ...NOTHING, mark: [{ ...held, suspect: true }] });
    expect(lastChange(started, claimed, suspected, heard)).toEqual({ ...NOTHING, mark: [held] });
    expect(lastChange(started, claimed, stopped)).toEqual({ ...NOTHING, mark: [{ ...held, stop: true }] });
    expect(lastChange(started, claimed, stopped, suspected)).toEqual({ ...NOTHING, mark: [{ ...held, stop: true, suspect: true }] });
  });

  test("a loss releases the lease and offers the work under a new fence", () => {
    expect(lastChange(started, claimed, { type: "attempt.lost", ...a })).toEqual({ ...NOTHING, release: [a.attempt], offer: [{ attempt: attemptId("a#2"), epoch: 3, labels: [] }] });
  });

  test("what is on offer is taken back while too much waits for a check-in, and offered again after it", () => {
    const session = new RunSession(createRun({ ...spec, maxUnchecked: 1, batches: spec.batches.map((batch) => ({ ...batch, acceptance: "person" })) }));
    const changesOf = (...facts: RunFact[]): HoldChanges => {
      session.checkpoint();
      const took = takesNewWork(session.run);
      for (const fact of facts) session.apply({ ...fact, at: 1_000 });
      return holdChanges(session.changes, session.run, took);
    };
    expect(changesOf(started, claimed).offer).toMatchObject([b]);
    const report = { outcome: { kind: "exited", code: 0 }, acceptance: null, outputs: [], missingOutputs: [], account: null } as const;
    expect(changesOf({ type: "attempt.reported", ...a, report })).toMatchObject({ offer: [], withdraw: [b.attempt], release: [a.attempt] });
    expect(changesOf({ type: "attempt.checked-in", ...a, verdict: "accept", by: "ann", notes: null, tags: [] })).toMatchObject({ offer: [b], withdraw: [] });
  });
});
