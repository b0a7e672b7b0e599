"use client";

import type { Batch, BatchSpec } from "@planloom/scheduler";
import { classNames, durationWords, minutesWords, SOLID_TONE, TEXT_TONE } from "@planloom/ui";
import { useServerNow } from "../live/use-server-now.ts";
import { batchClock, isTicking } from "../view/batch-clock.ts";

/** How long the last attempt has taken of its estimate, as words and as a bar with the estimate at two thirds of it. */
export function BatchTime({ spec, batch }: { readonly spec: BatchSpec; readonly batch: Batch }) {
  const now = useServerNow(isTicking(batch));
  const clock = batchClock(spec, batch, now);
  if (spec.work === "none") return null;
  const over = clock !== null && clock.ratio > 1;
  return (
    <div className="w-max min-w-36 max-lg:min-w-28">
      <p className="text-xs whitespace-nowrap text-muted tabular-nums">
        {clock === null ? null : <span className={classNames("font-medium", over ? TEXT_TONE[clock.tone] : "text-ink")}>{durationWords(clock.elapsedMs)}</span>}
        {clock === null ? "" : " of "}
        {minutesWords(spec.estimateMinutes)}
        {over ? <span className={TEXT_TONE[clock.tone]}> · {Math.round((clock.ratio - 1) * 100)} % over</span> : null}
      </p>
      {clock === null ? null : (
        <div aria-hidden className="relative mt-1 h-1 max-w-40 overflow-hidden rounded-full bg-line">
          <div className={classNames("h-full rounded-full transition-[width] duration-500", SOLID_TONE[isTicking(batch) && !over ? "info" : clock.tone])} style={{ width: `${Math.min(100, (clock.ratio * 200) / 3)}%` }} />
          <div className="absolute inset-y-0 left-2/3 w-px bg-surface" />
        </div>
      )}
    </div>
  );
}
