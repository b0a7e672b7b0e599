import type { Run, RunEvent } from "@planloom/scheduler";

/** A run that was saved before batches could wait for a time, with what it lacks; any other is given back as it is. */
export function withWaits(run: Run): Run {
  const { batches } = run.spec;
  if (batches.every((batch) => "lags" in batch)) return run;
  return { ...run, spec: { ...run.spec, batches: batches.map((batch) => ({ ...batch, lags: {}, notBeforeMinutes: 0 })) } };
}

/** An event by its present name: the end of a wait before a retry once had one of its own. */
export function withPresentName(event: RunEvent): RunEvent {
  const { type }: { readonly type: string } = event;
  return type === "batch.backoff-elapsed" && "attempts" in event ? { ...event, type: "batch.wait-elapsed" } : event;
}
