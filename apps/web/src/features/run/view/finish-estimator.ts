import { estimateFinish, type Run } from "@planloom/scheduler";

/** So long an estimate is good for each batch of the run: 10 s with 10,000 of them, for which it takes up to 0.5 s. */
const MS_PER_BATCH = 1;

/** `estimateFinish` for a screen that asks each second: a large run is played now and then only. */
export function finishEstimator(): (run: Run, now: number) => number | null {
  let last: { readonly at: number; readonly status: Run["status"]; readonly finish: number | null } | null = null;
  return (run, now) => {
    const goodForMs = run.spec.batches.length * MS_PER_BATCH;
    if (last === null || last.status !== run.status || now < last.at || now - last.at >= goodForMs) last = { at: now, status: run.status, finish: estimateFinish(run, now) };
    return last.finish;
  };
}
