import type { WorkOrder } from "@planloom/api";
import { type Batch, batchSpecOf, type BatchSpec, type Run } from "@planloom/scheduler";

type Result = WorkOrder["results"][number];

/** What became of each batch that a batch needs, whether or not it went well: a gather has to tell them apart. O(needs). */
export function resultsOf(state: Run, { needs, failuresOf }: BatchSpec): Result[] {
  return [...needs, ...failuresOf.flat()].flatMap((id) => {
    const [batch, spec] = [state.batches[id], batchSpecOf(state.spec, id)];
    if (batch === undefined || spec === undefined) return [];
    const last = batch.attempts.at(-1);
    const outputs = last?.stage.kind === "ended" ? (last.stage.report?.outputs ?? []) : [];
    const values = outputs.flatMap((output) => (output.kind === "value" ? [[output.name, output.value] as const] : []));
    return [
      {
        task: spec.task,
        batch: id,
        title: spec.title,
        ...statusOf(batch),
        values: Object.fromEntries(values),
        files: outputs.flatMap((output) => (output.kind === "file" ? [output.name] : [])),
      },
    ];
  });
}

function statusOf({ phase }: Batch): Pick<Result, "status" | "message"> {
  switch (phase.kind) {
    case "accepted":
      return { status: "accepted", message: null };
    case "failed":
      return { status: "failed", message: phase.message };
    case "skipped":
      return { status: "skipped", message: `skipped by ${phase.by}` };
    case "stopped":
      return { status: "stopped", message: "stopped" };
    default:
      return { status: "open", message: "not over yet" };
  }
}
