import { type Batch, type BatchSpec, liveAttempt, type Run } from "@planloom/scheduler";
import { hasLog } from "./has-log.ts";

/** What a person can do about a batch at this moment. */
export type BatchAction = "check-in" | "take" | "finish" | "retry" | "skip" | "stop" | "log";

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
    ["retry", isOpen && mayRetry(phase)],
    ["skip", isOpen && maySkip(phase)],
    ["stop", goesOn && stage !== undefined && !(stage.kind === "running" && stage.stopping?.kind === "person")],
    ["log", hasLog(spec) && batch.attempts.length > 0],
  ];
  return actions.flatMap(([action, possible]) => (possible ? [action] : []));
}

function mayRetry(phase: Batch["phase"]): boolean {
  if (phase.kind === "skipped") return phase.cause === "person";
  return phase.kind === "failed" || phase.kind === "stopped" || phase.kind === "backoff";
}

function maySkip(phase: Batch["phase"]): boolean {
  if (phase.kind === "skipped") return phase.becauseOf !== null;
  return phase.kind === "failed" || phase.kind === "stopped" || phase.kind === "backoff" || phase.kind === "delayed" || phase.kind === "waiting";
}
