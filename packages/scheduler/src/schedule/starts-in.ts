import type { BatchId } from "../plan/ids.ts";
import type { PlanProblem } from "./plan-problem.ts";
import type { Schedule } from "./schedule.ts";

/** The starts of an earlier schedule by the activities of this problem; NaN where a batch is new. */
export function startsIn({ bars, checkIns }: Pick<Schedule, "bars" | "checkIns">, { work, checkIns: wanted }: Pick<PlanProblem, "work" | "checkIns">): Float64Array {
  const starts = new Map<BatchId, number>(bars.map(({ batch, startMinutes }) => [batch, startMinutes]));
  const reviews = new Map<BatchId, number>(checkIns.map(({ batch, startMinutes }) => [batch, startMinutes]));
  const startIn = (of: ReadonlyMap<BatchId, number>, batch: BatchId | undefined): number => (batch === undefined ? Number.NaN : (of.get(batch) ?? Number.NaN));
  return Float64Array.from([...work.map(({ batch }) => startIn(starts, batch.id)), ...wanted.map(({ of }) => startIn(reviews, work[of]?.batch.id))]);
}
