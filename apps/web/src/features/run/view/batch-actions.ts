import { type Batch, type BatchSpec, liveAttempt, type Run } from "@planloom/scheduler";
import { hasLog } from "./has-log.ts";

/** What a person can do about a batch at this moment. */
export type BatchAction = "check-in" | "take" | "finish" | "retry" | "restart" | "send-back" | "skip" | "stop" | "log";

/**
 * The actions that the server would carry out now, the most wanted first. The server decides again, so an action that
 * comes too late is answered, not lost.
 */
export function batchActions(run: Run, spec: BatchSpec, batch: Batch): BatchAction[] {
  const stage = liveAttempt(batch)?.stage;
  const { phase } = batch;
  const goesOn = run.status === "running" || run.status === "pausing" || run.status === "paused";
  const isOpen = goesOn || run.status === "failed";
  const actions: readonly (readonly [BatchAction, boolean])[] = [
    ["check-in", goesOn && stage?.kind === "reported"],
    ["take", run.status === "running" && stage?.kind === "with-person" && stage.by === null],
    ["finish", goesOn && stage?.kind === "with-person" && stage.by !== null],
    ["retry", isOpen && mayRetry(batch)],
    ["restart", isOpen && mayRestart(batch)],
    ["send-back", isOpen && phase.kind === "accepted" && spec.work !== "none" && batch.attempts.length > 0],
    ["skip", isOpen && maySkip(phase)],
    ["stop", goesOn && stage !== undefined && !(stage.kind === "running" && stage.stopping?.kind === "person")],
    ["log", hasLog(spec) && batch.attempts.length > 0],
  ];
  return actions.flatMap(([action, possible]) => (possible ? [action] : []));
}

/** What was turned away need not be waited for; a time that the plan names is. */
function mayRetry({ phase, attempts }: Batch): boolean {
  const stage = attempts.at(-1)?.stage;
  if (phase.kind === "delayed") return stage?.kind === "ended" && stage.ending.kind === "rate-limited";
  if (phase.kind === "skipped") return phase.cause === "person";
  return phase.kind === "failed" || phase.kind === "stopped" || phase.kind === "backoff";
}

/** What was begun can be begun anew; what was skipped for another one comes back with that. */
function mayRestart({ phase, attempts }: Batch): boolean {
  const stage = attempts.at(-1)?.stage;
  switch (phase.kind) {
    case "waiting":
    case "delayed":
    case "blocked":
      return false;
    case "running":
      return (stage?.kind === "running" && stage.stopping === null) || (stage?.kind === "with-person" && stage.startedAt !== null);
    case "skipped":
      return phase.cause === "person";
    case "backoff":
    case "checking":
    case "accepted":
    case "failed":
    case "stopped":
      return true;
  }
}

function maySkip(phase: Batch["phase"]): boolean {
  if (phase.kind === "skipped") return phase.becauseOf !== null;
  return phase.kind === "failed" || phase.kind === "stopped" || phase.kind === "backoff" || phase.kind === "delayed" || phase.kind === "blocked" || phase.kind === "waiting";
}
