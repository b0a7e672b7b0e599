import type { RunDetail } from "@planloom/api";
import { planSchema } from "@planloom/formats/plan-schema";
import {
  agentId,
  type AttemptReport,
  type Batch,
  batchId,
  type BatchSpec,
  createRun,
  emptyPlan,
  foldRun,
  liveAttempt,
  type Run,
  type RunEvent,
  type RunFact,
  runId,
  type RunSpec,
  taskId,
  transition,
  type Verdict,
} from "@planloom/scheduler";

const RUN = runId("3f0c1f60-8d6a-4a53-9d0e-6c1f7b7b2a10");
const MINUTE = 60_000;

/** A batch in few words; what is left out is that of a shell batch of 20 minutes that a person checks in. */
export function sampleBatch(id: string, differs: Partial<Omit<BatchSpec, "id" | "task">> = {}): BatchSpec {
  return {
    id: batchId(id),
    task: taskId(id.split(".")[0] ?? id),
    title: id,
    index: 1,
    count: 1,
    items: [],
    stream: null,
    agent: agentId("shell"),
    work: "runner",
    hasAcceptanceCommand: false,
    acceptance: "person",
    estimateMinutes: 20,
    needs: [],
    softNeeds: [],
    excludes: [],
    uses: [],
    timeoutMinutes: 60,
    lags: {},
    notBeforeMinutes: 0,
    retries: { limit: 0, backoffSeconds: 30, maxBackoffSeconds: 60, jitter: 0, onExitCodes: [], notOnExitCodes: [] },
    failuresOf: [],
    trigger: { kind: "all" },
    race: null,
    expands: false,
    labels: [],
    onFailure: "blocking",
    ...differs,
  };
}

/** Records a run for a test, in the words of its users. Time stands still unless `pass` lets it go on. */
export class RecordedRun {
  readonly spec: RunSpec;
  readonly events: RunEvent[] = [];
  run: Run;
  /** Milliseconds since 1970. */
  now = Date.UTC(2026, 0, 5, 9);

  constructor(...batches: readonly BatchSpec[]) {
    const agents = { [agentId("shell")]: { name: "Shell", capacity: 4, work: "runner" as const, labels: [] }, [agentId("person")]: { name: "Person", capacity: 4, work: "person" as const, labels: [] } };
    const pause = { handBackMinutes: 2, finishMinutes: 10, between: "finish" } as const;
    this.spec = { maxParallel: 4, resources: {}, agents, onLost: "retry", maxUnchecked: null, pause, contracts: {}, revision: 0, batches };
    this.run = createRun(this.spec);
  }

  /** Sends one fact; throws where the machine refuses it, since a test that goes on would test nothing. */
  send(fact: RunFact): this {
    const event: RunEvent = { ...fact, at: this.now };
    const result = transition(this.run, event);
    if (result.kind === "ignored") throw new Error(`${fact.type}: ${result.message}`);
    this.run = result.run;
    this.events.push(event);
    return this;
  }

  pass(minutes: number): this {
    this.now += minutes * MINUTE;
    return this;
  }

  batch(id: string): Batch {
    const batch = this.run.batches[batchId(id)];
    if (batch === undefined) throw new Error(`No batch ${id}`);
    return batch;
  }

  fence(id: string) {
    const live = liveAttempt(this.batch(id));
    if (live === null) throw new Error(`Batch ${id} has no live attempt`);
    return { attempt: live.id, epoch: live.epoch };
  }

  start = () => this.send({ type: "run.started", by: "Ann" });
  claim = (id: string) => this.send({ type: "attempt.claimed", runner: "local", ...this.fence(id) });
  take = (id: string) => this.send({ type: "attempt.taken", by: "Ann", ...this.fence(id) });
  skip = (id: string) => this.send({ type: "batch.skipped", batch: batchId(id), by: "Ann" });

  report(id: string, differs: Partial<AttemptReport> = {}): this {
    const report: AttemptReport = { outcome: { kind: "exited", code: 0 }, acceptance: null, outputs: [], missingOutputs: [], account: null, ...differs };
    return this.send({ type: "attempt.reported", report, ...this.fence(id) });
  }

  checkIn(id: string, verdict: Verdict, notes: string | null = null): this {
    return this.send({ type: "attempt.checked-in", verdict, by: "Bob", notes, tags: [], ...this.fence(id) });
  }

  /** What the server would answer after the first `seq` events. */
  detail(seq = this.events.length): RunDetail {
    const state = foldRun(this.spec, this.events.slice(0, seq));
    const summary = {
      id: RUN,
      number: 12,
      planId: "8d3f0a52-5a0f-4a8e-9a64-2f6b3c1d7e90",
      planName: "Sample",
      revision: 3,
      status: state.status,
      startedBy: "Ann",
      createdAt: this.events[0]?.at ?? this.now,
      startedAt: state.startedAt,
      endedAt: state.endedAt,
      batches: this.spec.batches.length,
      done: 0,
      waitingForPerson: 0,
    };
    return { summary, plan: planSchema.parse(emptyPlan("Sample")), state, seq, now: this.now };
  }
}

/** A run with everything in it: rework, a failure that is skipped, and an end. */
export function eventfulRun(): RecordedRun {
  const record = new RecordedRun(
    sampleBatch("api", { hasAcceptanceCommand: true }),
    sampleBatch("ui"),
    sampleBatch("docs", { needs: [batchId("api")], agent: agentId("person"), work: "person" }),
    sampleBatch("tests", { needs: [batchId("api"), batchId("ui")] }),
  );
  record.start().pass(1).claim("api").claim("ui").pass(12);
  record.report("api", { acceptance: { passed: false, code: 1, tail: "1 of 8 failed" } });
  record.pass(3).checkIn("api", "rework", "Handle the empty list").pass(1).claim("api");
  record.pass(6).report("ui", { outcome: { kind: "exited", code: 2 } });
  record.pass(9).report("api", { acceptance: { passed: true, code: 0, tail: "8 of 8" } }).checkIn("api", "accept");
  record.pass(2).skip("ui").take("docs").claim("tests").pass(30);
  record.report("docs", { outcome: { kind: "done", by: "Ann", note: "Written" } }).checkIn("docs", "minor", "Typo in the title");
  return record.report("tests").pass(1).checkIn("tests", "accept");
}
