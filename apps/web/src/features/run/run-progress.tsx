"use client";

import { measureRun } from "@planloom/scheduler";
import { classNames, SOLID_TONE, type Status, STATUS_LOOK, StatusIcon } from "@planloom/ui";
import { useMemo } from "react";
import { useRunState } from "./live/run-context.tsx";

/** The parts of the bar, in its order. */
const PARTS = ["accepted", "skipped", "checking", "running", "failed", "stopped", "waiting"] as const satisfies readonly Status[];
const WORDS: Readonly<Record<(typeof PARTS)[number], string>> = {
  accepted: "accepted",
  skipped: "skipped",
  checking: "to check in",
  running: "running",
  failed: "failed",
  stopped: "stopped",
  waiting: "waiting",
};

/** How many batches stand where: as a bar, and each part counted in words below it. */
export function RunProgress() {
  const run = useRunState((state) => state.live.run);
  const { counts, batches, completion } = useMemo(() => measureRun(run), [run]);
  const parts = PARTS.map((part) => ({ part, count: counts[part] })).filter(({ count }) => count > 0);
  const percent = Math.floor(completion * 100);
  return (
    <div className="min-w-0 flex-1 basis-72">
      <div className="flex items-center gap-3">
        <div aria-hidden className="flex h-2 min-w-0 flex-1 gap-px overflow-hidden rounded-full bg-line">
          {parts.map(({ part, count }) =>
            part === "waiting" ? null : (
              <span key={part} className={classNames("h-full transition-[width] duration-300", SOLID_TONE[STATUS_LOOK[part].tone])} style={{ width: `${(count / batches) * 100}%` }} />
            ),
          )}
        </div>
        <span className="min-w-9 text-right text-sm whitespace-nowrap font-semibold tabular-nums">{percent} %<span className="sr-only"> accepted or skipped</span></span>
      </div>
      <ul aria-label="Batches" className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
        {parts.map(({ part, count }) => (
          <li key={part} className="flex items-center gap-1 whitespace-nowrap tabular-nums">
            <StatusIcon status={part} bare className={classNames("size-3.5", part === "running" && "text-info-ink", part === "checking" && "text-person-ink", part === "failed" && "text-danger-ink", part === "accepted" && "text-success-ink")} />
            <span className="font-medium text-ink">{count}</span> {WORDS[part]}
          </li>
        ))}
      </ul>
    </div>
  );
}
