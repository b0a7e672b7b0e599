import fc from "fast-check";
import { agentId, attemptId, type BatchId, batchId, blockerId } from "../../plan/ids.ts";
import type { PausePolicy } from "../../plan/plan.ts";
import type { ScopeOutcome } from "../coordination/coordination.ts";
import type { BlockerSeverity } from "../coordination/work-report.ts";
import type { Fence, RunFact } from "../run-event.ts";
import type { BatchSpec } from "../run-spec.ts";
import type { AttemptReport, Batch, Run } from "../run.ts";
import { type ChangeSeed, changedSpec } from "./changed-spec.ts";
import { accountOf, blockerOf } from "./account-of.ts";
import { reportOf } from "./run-driver.ts";

/** What decides a fact once the run it is sent to is known. */
export interface FactSeed {
  readonly kind: RunFact["type"];
  /** Which batch, of all there are. */
  readonly batch: number;
  /** Says an old attempt or a wrong epoch. */
  readonly stale: boolean;
  readonly report: AttemptReport;
  readonly verdict: "accept" | "minor" | "rework";
  readonly policy: PausePolicy | null;
  /** Whom a restart gives the work to. */
  readonly agent: string | null;
  readonly severity: BlockerSeverity;
  /** What is decided about files outside a scope. */
  readonly how: ScopeOutcome;
  readonly change: Omit<ChangeSeed, "batch" | "stale">;
  /** How long after the fact before it. */
  readonly minutes: number;
}

const report: fc.Arbitrary<AttemptReport> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(reportOf()) },
  fc.constant(reportOf({ acceptance: { passed: true, code: 0, tail: "" } })),
  fc.constant(reportOf({ acceptance: { passed: false, code: 1, tail: "1 failed" } })),
  fc.constant(reportOf({ acceptance: { passed: false, code: null, tail: "" } })),
  fc.constant(reportOf({ outcome: { kind: "exited", code: 2 } })),
  fc.constant(reportOf({ outcome: { kind: "signalled", signal: "SIGKILL" } })),
  fc.constant(reportOf({ outcome: { kind: "error", message: "no such folder" } })),
  fc.constant(reportOf({ outcome: { kind: "timed-out" } })),
  fc.constant(reportOf({ outcome: { kind: "stopped" } })),
  fc.constant(reportOf({ outcome: { kind: "shut-down" } })),
  fc.constant(reportOf({ outcome: { kind: "exited", code: 3 } })),
  fc.constant(reportOf({ outcome: { kind: "rate-limited", retryAfterSeconds: 300 } })),
  fc.constant(reportOf({ missingOutputs: ["log"] })),
  fc.constant(reportOf({ account: accountOf({ blockers: [blockerOf("moderate")] }) })),
  fc.constant(reportOf({ account: accountOf({ blockers: [blockerOf("minor"), blockerOf("critical")] }) })),
  fc.constant(reportOf({ outcome: { kind: "exited", code: 2 }, account: accountOf({ blockers: [blockerOf("moderate")] }) })),
  { weight: 4, arbitrary: fc.constant(reportOf({ outcome: { kind: "done", by: "ann", note: null } })) },
);

const WORK = ["attempt.claimed", "attempt.taken", "attempt.reported", "attempt.checked-in", "batch.wait-elapsed"] as const;

// The work of a run comes often, and what ends it seldom, so that most histories get far.
const kind: fc.Arbitrary<RunFact["type"]> = fc.oneof(
  { weight: 300, arbitrary: fc.constantFrom(...WORK) },
  { weight: 40, arbitrary: fc.constantFrom("attempt.lost" as const, "attempt.overdue" as const, "attempt.suspected" as const, "attempt.heard" as const) },
  { weight: 40, arbitrary: fc.constantFrom("batch.retried" as const, "run.resumed" as const) },
  { weight: 12, arbitrary: fc.constantFrom("batch.skipped" as const, "attempt.stop-requested" as const, "run.paused" as const, "run.started" as const) },
  { weight: 20, arbitrary: fc.constantFrom("batch.restarted" as const, "run.replanned" as const) },
  { weight: 20, arbitrary: fc.constantFrom("blocker.raised" as const, "batch.sent-back" as const) },
  { weight: 30, arbitrary: fc.constant("blocker.resolved" as const) },
  { weight: 10, arbitrary: fc.constant("scope.decided" as const) },
  { weight: 1, arbitrary: fc.constant("run.stop-requested" as const) },
);

export const arbitraryFactSeed: fc.Arbitrary<FactSeed> = fc.record({
  kind,
  batch: fc.nat(1000),
  stale: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true)),
  report,
  verdict: fc.constantFrom("accept" as const, "accept" as const, "minor" as const, "rework" as const),
  severity: fc.constantFrom("critical" as const, "moderate" as const, "moderate" as const, "minor" as const),
  how: fc.constantFrom("widened" as const, "reverted" as const, "blocked" as const, "kept" as const),
  policy: fc.constantFrom(null, { handBackMinutes: 15, finishMinutes: 0, between: "hand-back" as const }),
  agent: fc.constantFrom(null, "x", "y", "ann", "nobody"),
  change: fc.record({ kind: fc.constantFrom("limits" as const, "add" as const, "remove" as const, "loosen" as const, "retrigger" as const, "exclude" as const), other: fc.nat(1000) }),
  minutes: fc.oneof(fc.constant(0), fc.nat(20)),
});

/**
 * Makes the fact that reaches a run at a time: about a batch it is timely for if there is one; work for which it is not is replaced by
 * work that is due. A stale fact is about any batch, an old attempt or an old epoch.
 */
export function factFor(run: Run, seed: FactSeed, at: number): RunFact {
  const due = seed.stale ? [] : dueBatches(run, seed.kind, at);
  if (due.length > 0) return makeFact(run, pick(due, seed.batch), seed);
  const other = seed.stale || !isWork(seed.kind) ? undefined : WORK.find((work) => dueBatches(run, work, at).length > 0);
  if (other !== undefined) return makeFact(run, pick(dueBatches(run, other, at), seed.batch), { ...seed, kind: other });
  return makeFact(run, pick(run.spec.batches, seed.batch), seed);
}

function isWork(type: RunFact["type"]): boolean {
  return WORK.some((work) => work === type);
}

function dueBatches(run: Run, type: RunFact["type"], at: number): readonly BatchSpec[] {
  return run.spec.batches.filter(({ id }) => isTimely(run.batches[id], type, at));
}

function pick(batches: readonly BatchSpec[], seed: number): BatchId {
  return batches[seed % batches.length]?.id ?? batchId("none");
}

function makeFact(run: Run, id: BatchId, seed: FactSeed): RunFact {
  const by = "ann";
  const fence = fenceFor(run, id, seed.stale);
  switch (seed.kind) {
    case "run.paused":
      return { type: seed.kind, by, policy: seed.policy };
    case "run.replanned":
      return { type: seed.kind, by, reason: "", spec: changedSpec(run.spec, { ...seed.change, batch: seed.batch, stale: seed.stale }) };
    case "batch.restarted": {
      const attempts = (run.batches[id]?.attempts.length ?? 0) - (seed.stale ? 1 : 0);
      return { type: seed.kind, by, batch: id, attempts, agent: seed.agent === null ? null : agentId(seed.agent) };
    }
    case "batch.sent-back":
      return { type: seed.kind, by, batch: id, attempts: (run.batches[id]?.attempts.length ?? 0) - (seed.stale ? 1 : 0), notes: null, tags: [] };
    case "blocker.raised":
      return { type: seed.kind, by, blocker: { ...blockerOf(seed.severity), id: blockerId(`b${seed.batch % 40}`), batch: seed.batch % 9 === 0 ? null : id } };
    case "blocker.resolved": {
      const open = run.coordination.blockers.filter(({ resolved }) => resolved === null || seed.stale);
      return { type: seed.kind, by, blocker: open[seed.batch % Math.max(open.length, 1)]?.id ?? blockerId("none"), resolution: { how: { kind: "dismissed" }, text: "" } };
    }
    case "scope.decided":
      return { type: seed.kind, by, attempt: fence.attempt, files: ["a.ts", "b.ts", "c.ts"].slice(seed.batch % 3), how: seed.how };
    case "run.started":
    case "run.resumed":
    case "run.stop-requested":
      return { type: seed.kind, by };
    case "batch.retried":
    case "batch.skipped":
      return { type: seed.kind, batch: id, by };
    case "batch.wait-elapsed":
      return { type: seed.kind, batch: id, attempts: (run.batches[id]?.attempts.length ?? 0) - (seed.stale ? 1 : 0) };
    case "attempt.claimed":
      return { type: seed.kind, runner: "r1", ...fence };
    case "attempt.taken":
    case "attempt.stop-requested":
      return { type: seed.kind, by, ...fence };
    case "attempt.reported":
      return { type: seed.kind, report: asReporter(run.batches[id], seed.report), ...fence };
    case "attempt.checked-in":
      return { type: seed.kind, verdict: seed.verdict, by, notes: null, tags: [], ...fence };
    case "attempt.suspected":
    case "attempt.heard":
    case "attempt.lost":
    case "attempt.overdue":
      return { type: seed.kind, ...fence };
    default:
      throw new Error(`No history has ${seed.kind}`);
  }
}

function isTimely(batch: Batch | undefined, type: RunFact["type"], at: number): boolean {
  const stage = batch?.attempts.at(-1)?.stage;
  switch (type) {
    case "attempt.claimed":
      return stage?.kind === "offered";
    case "attempt.taken":
      return stage?.kind === "with-person" && stage.by === null;
    case "attempt.checked-in":
      return stage?.kind === "reported";
    case "attempt.reported":
      return stage?.kind === "running" || stage?.kind === "with-person";
    case "batch.wait-elapsed":
      return (batch?.phase.kind === "backoff" || batch?.phase.kind === "delayed") && batch.phase.until <= at;
    case "batch.retried":
      return batch?.phase.kind === "failed" || batch?.phase.kind === "stopped" || batch?.phase.kind === "delayed";
    case "batch.restarted":
      return stage !== undefined;
    case "batch.sent-back":
      return batch?.phase.kind === "accepted";
    case "run.replanned":
      return false;
    default:
      return stage?.kind === "running";
  }
}

/** A person does not exit with a code: what went well is done. */
function asReporter(batch: Batch | undefined, given: AttemptReport): AttemptReport {
  const person = batch?.attempts.at(-1)?.stage.kind === "with-person";
  return person && given.outcome.kind === "exited" ? { ...given, outcome: { kind: "done", by: "ann", note: null } } : given;
}

function fenceFor(run: Run, id: BatchId, stale: boolean): Fence {
  const attempts = run.batches[id]?.attempts ?? [];
  const attempt = stale ? attempts[0] : attempts.at(-1);
  if (attempt === undefined) return { attempt: attemptId(`${id}#1`), epoch: 1 };
  return { attempt: attempt.id, epoch: attempt.epoch - (stale ? 1 : 0) };
}
