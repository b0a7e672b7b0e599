import { agentId, NO_COORDINATION } from "@planloom/scheduler";
import type { AgentSpec, Attempt, AttemptReport, AttemptStage, Batch, BatchSpec, Run, RunEvent, RunSpec } from "@planloom/scheduler";

/** What a batch of an older run lacks. */
const PLAIN_BATCH = { lags: {}, notBeforeMinutes: 0, softNeeds: [], failuresOf: [], trigger: { kind: "all" }, race: null, expands: false, labels: [] } satisfies Partial<BatchSpec>;

/** How failed attempts of an older run are repeated, besides what it says. */
const PLAIN_RETRIES = { maxBackoffSeconds: 86_400, jitter: 0, onExitCodes: [], notOnExitCodes: [] } satisfies Partial<BatchSpec["retries"]>;

/** What an older run does when it is paused: everything that runs may finish. */
const PLAIN_SPEC = { maxUnchecked: null, pause: { handBackMinutes: 0, finishMinutes: 0, between: "finish" }, contracts: {}, revision: 0 } satisfies Partial<RunSpec>;

/** A run as it is saved now; one of before gets what it lacks, any other is given back as it is. */
export function withPresentShape(run: Run): Run {
  if ("coordination" in run) return run;
  const older: Omit<Run, "coordination"> = run;
  const batches = Object.entries<Batch>(older.batches).map(([id, batch]): [string, Batch] => [id, presentBatch(batch)]);
  return { ...older, spec: presentSpec(older.spec), batches: Object.fromEntries(batches), coordination: NO_COORDINATION };
}

/** An event as it is said now: it once had another name, or said less. */
export function withPresentName(event: RunEvent): RunEvent {
  switch (event.type) {
    case "run.paused":
      return Object.hasOwn(event, "policy") ? event : { ...event, policy: null };
    case "run.replanned":
      return Object.hasOwn(event.spec, "contracts") ? event : { ...event, spec: presentSpec(event.spec) };
    case "attempt.reported":
      return Object.hasOwn(event.report, "account") ? event : { ...event, report: presentReport(event.report) };
    case "attempt.checked-in":
      return Object.hasOwn(event, "tags") ? event : { ...event, tags: [] };
    default: {
      const { type }: { readonly type: string } = event;
      return type === "batch.backoff-elapsed" && "attempts" in event && "batch" in event ? { at: event.at, batch: event.batch, attempts: event.attempts, type: "batch.wait-elapsed" } : event;
    }
  }
}

/** The sync points of an older run were passed without their acceptance command, and its history says so. */
function presentSpec(spec: RunSpec): RunSpec {
  const batches = spec.batches.map((batch) => ({ ...PLAIN_BATCH, ...batch, hasAcceptanceCommand: batch.hasAcceptanceCommand && batch.work !== "none", retries: { ...PLAIN_RETRIES, ...batch.retries } }));
  const people = new Set(batches.filter(({ work }) => work === "person").map(({ agent }) => agent));
  const agents: Record<string, AgentSpec> = {};
  for (const [id, agent] of Object.entries<Partial<AgentSpec> & Pick<AgentSpec, "name" | "capacity">>(spec.agents)) agents[id] = { work: people.has(agentId(id)) ? "person" : "runner", labels: [], ...agent };
  return { ...PLAIN_SPEC, ...spec, agents, batches };
}

/** Why a batch was skipped was once known from the failed one it depended on. */
function presentBatch(batch: Batch): Batch {
  const { phase } = batch;
  const isUncaused = phase.kind === "skipped" && !Object.hasOwn(phase, "cause");
  return { ...batch, sentBack: Object.hasOwn(batch, "sentBack") ? batch.sentBack : null, phase: isUncaused ? { ...phase, cause: phase.becauseOf === null ? "person" : "failure" } : phase, attempts: batch.attempts.map(presentAttempt) };
}

function presentAttempt(attempt: Attempt): Attempt {
  return { ...attempt, stage: presentStage(attempt.stage) };
}

function presentStage(stage: AttemptStage): AttemptStage {
  switch (stage.kind) {
    case "with-person":
      return stage;
    case "offered":
    case "running":
      return stage.done === null ? stage : { ...stage, done: { ...stage.done, report: presentReport(stage.done.report) } };
    case "reported":
      return { ...stage, report: presentReport(stage.report) };
    case "ended": {
      const { ending, report } = stage;
      return { ...stage, report: report === null ? null : presentReport(report), ending: ending.kind === "checked-in" ? { ...ending, tags: Object.hasOwn(ending, "tags") ? ending.tags : [] } : ending };
    }
  }
}

function presentReport(report: AttemptReport): AttemptReport {
  return { ...report, account: Object.hasOwn(report, "account") ? report.account : null };
}
