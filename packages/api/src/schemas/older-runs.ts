import { agentId } from "@planloom/scheduler";
import type { AgentSpec, Batch, BatchSpec, Run, RunEvent, RunSpec } from "@planloom/scheduler";

/** What a batch of an older run lacks. */
const PLAIN_BATCH = { lags: {}, notBeforeMinutes: 0, failuresOf: [], trigger: { kind: "all" }, race: null, expands: false, labels: [] } satisfies Partial<BatchSpec>;

/** How failed attempts of an older run are repeated, besides what it says. */
const PLAIN_RETRIES = { maxBackoffSeconds: 86_400, jitter: 0, onExitCodes: [], notOnExitCodes: [] } satisfies Partial<BatchSpec["retries"]>;

/** What an older run does when it is paused: everything that runs may finish. */
const PLAIN_SPEC = { maxUnchecked: null, pause: { handBackMinutes: 0, finishMinutes: 0, between: "finish" }, revision: 0 } satisfies Partial<RunSpec>;

/** Why a batch was skipped was once known from the failed one it depended on. */
function withCauses(batches: Run["batches"]): Run["batches"] {
  const entries = Object.entries<Batch>(batches).map(([id, batch]): [string, Batch] => {
    const { phase } = batch;
    return [id, phase.kind === "skipped" ? { ...batch, phase: { ...phase, cause: phase.becauseOf === null ? "person" : "failure" } } : batch];
  });
  return Object.fromEntries(entries);
}

/** A run as it is saved now; one of before gets what it lacks, any other is given back as it is. */
export function withPresentShape(run: Run): Run {
  if ("revision" in run.spec) return run;
  const older: RunSpec = run.spec;
  const batches = older.batches.map((batch) => ({ ...PLAIN_BATCH, ...batch, retries: { ...PLAIN_RETRIES, ...batch.retries } }));
  const people = new Set(batches.filter(({ work }) => work === "person").map(({ agent }) => agent));
  const agents: Record<string, AgentSpec> = {};
  for (const [id, agent] of Object.entries(older.agents)) agents[id] = { ...agent, work: people.has(agentId(id)) ? "person" : "runner", labels: [] };
  return { ...run, spec: { ...PLAIN_SPEC, ...older, agents, batches }, batches: withCauses(run.batches) };
}

/** An event as it is said now: the end of a wait before a retry once had a name of its own, and a pause no policy. */
export function withPresentName(event: RunEvent): RunEvent {
  const { type }: { readonly type: string } = event;
  if (event.type === "run.paused" && !Object.hasOwn(event, "policy")) return { ...event, policy: null };
  return type === "batch.backoff-elapsed" && "attempts" in event ? { ...event, type: "batch.wait-elapsed" } : event;
}
