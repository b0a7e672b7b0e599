import { isFinalStatus, type Plan, type Run } from "@planloom/scheduler";
import type { BenchServer } from "./bench-server.ts";

const LOOK_EVERY_MS = 100;

/** Runs a plan to its end; what `onStarted` gives is called at its end. Throws where it did not end accepted. */
export async function play({ api }: BenchServer, plan: Plan, onStarted: (id: string) => () => void = () => () => undefined): Promise<Run> {
  const id = await api.run(plan);
  const stop = onStarted(id);
  for (;;) {
    const { status } = await api.summary(id);
    if (isFinalStatus(status)) break;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  stop();
  const run = await api.state(id);
  if (run.status !== "accepted") throw new Error(`The run ended ${run.status}: ${run.reason ?? ""}`);
  return run;
}

/** When each batch was accepted, in order, milliseconds. */
export function acceptances({ spec, batches }: Run): number[] {
  const phases = spec.batches.map(({ id }) => batches[id]?.phase);
  return phases.flatMap((phase) => (phase?.kind === "accepted" ? [phase.at] : [])).toSorted((one, other) => one - other);
}
