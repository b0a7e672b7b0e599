import { liveAttempt } from "../live-attempt.ts";
import type { Fence, RunFact } from "../run-event.ts";
import type { Batch, Run } from "../run.ts";
import { reportOf } from "./run-driver.ts";

/**
 * The facts that bring a run nearer to its end when all goes well: everything offered is claimed, everything claimed
 * succeeds, everything reported is accepted, every wait for a time ends, every blocker is resolved, and whatever failed or was stopped is retried.
 */
export function helpfulFacts(run: Run): readonly RunFact[] {
  if (run.status === "created") return [{ type: "run.started", by: "ann" }];
  if (run.status === "paused" || run.status === "pausing") return [{ type: "run.resumed", by: "ann" }];
  const open = run.coordination.blockers.filter(({ resolved }) => resolved === null);
  const answers = open.map(({ id }): RunFact => ({ type: "blocker.resolved", blocker: id, resolution: { how: { kind: "dismissed" }, text: "" }, by: "ann" }));
  const steps = run.spec.batches.flatMap(({ id }) => {
    const batch = run.batches[id];
    const fact = batch === undefined ? null : helpfulFact(batch);
    return fact === null ? [] : [fact];
  });
  return [...answers, ...steps];
}

function helpfulFact(batch: Batch): RunFact | null {
  const { id, phase, attempts } = batch;
  if (phase.kind === "backoff" || phase.kind === "delayed") return { type: "batch.wait-elapsed", batch: id, attempts: attempts.length };
  if (phase.kind === "failed" || phase.kind === "stopped") return { type: "batch.retried", batch: id, by: "ann" };
  const live = liveAttempt(batch);
  if (live === null) return null;
  const fence: Fence = { attempt: live.id, epoch: live.epoch };
  switch (live.stage.kind) {
    case "offered":
      return { type: "attempt.claimed", runner: "r1", ...fence };
    case "running":
      return { type: "attempt.reported", report: reportOf({ acceptance: { passed: true, code: 0, tail: "" } }), ...fence };
    case "with-person":
      return { type: "attempt.reported", report: reportOf({ outcome: { kind: "done", by: "ann", note: null } }), ...fence };
    case "reported":
      return { type: "attempt.checked-in", verdict: "accept", by: "ann", notes: null, tags: [], ...fence };
    case "ended":
      return null;
  }
}
