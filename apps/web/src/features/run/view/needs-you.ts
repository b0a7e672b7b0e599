import type { Batch, BatchSpec, Run } from "@planloom/scheduler";

/** A batch that cannot go on without a person, and why. Times are milliseconds since 1970. */
export interface Need {
  readonly kind: "check-in" | "work" | "decision";
  readonly spec: BatchSpec;
  readonly batch: Batch;
  readonly since: number;
  /** The acceptance command said no. */
  readonly refused: boolean;
}

/** Everything that waits for a person, what has waited longest first. O(batches). */
export function needsYou(run: Run): Need[] {
  if (run.status === "stopping" || run.status === "stopped" || run.status === "accepted") return [];
  return run.spec.batches
    .flatMap((spec) => {
      const batch = run.batches[spec.id];
      const need = batch === undefined ? null : needOf(batch);
      return batch === undefined || need === null ? [] : [{ spec, batch, ...need }];
    })
    .toSorted((one, other) => one.since - other.since);
}

function needOf({ phase, attempts }: Batch): Pick<Need, "kind" | "since" | "refused"> | null {
  const last = attempts.at(-1);
  if (phase.kind === "checking") {
    const refused = last?.stage.kind === "reported" && last.stage.report.acceptance?.passed === false;
    return { kind: "check-in", since: phase.since, refused };
  }
  if (phase.kind === "failed") return { kind: "decision", since: phase.at, refused: false };
  if (phase.kind === "running" && last?.stage.kind === "with-person") return { kind: "work", since: last.stage.startedAt ?? last.offeredAt, refused: false };
  return null;
}
