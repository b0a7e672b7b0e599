"use client";

import { measureRun } from "@planloom/scheduler";
import { classNames, SOLID_TONE, STATUS_LOOK, StatusIcon, TEXT_TONE } from "@planloom/ui";
import { useMemo } from "react";
import { useRunState } from "./live/run-context.tsx";
import { type ProgressPart, runCounts } from "./view/run-counts.ts";

const WORDS: Readonly<Record<ProgressPart, string>> = {
  accepted: "accepted",
  skipped: "skipped",
  checking: "to check in",
  person: "with a person",
  running: "running",
  blocked: "blocked",
  failed: "failed",
  stopped: "stopped",
  waiting: "waiting",
};

/** How many batches stand where: as a bar, and each part counted in words below it. */
export function RunProgress() {
  const run = useRunState((state) => state.live.run);
  const parts = useMemo(() => runCounts(run), [run]);
  const percent = useMemo(() => Math.floor(measureRun(run).completion * 100), [run]);
  return (
    <div className="min-w-0 flex-1 basis-72">
      <div className="flex items-center gap-3">
        <div aria-hidden className="flex h-2 min-w-0 flex-1 gap-px overflow-hidden rounded-full bg-line">
          {parts.map(({ part, share }) =>
            part === "waiting" ? null : <span key={part} className={classNames("h-full transition-[width] duration-300", SOLID_TONE[STATUS_LOOK[part].tone])} style={{ width: `${share * 100}%` }} />,
          )}
        </div>
        <span className="min-w-9 text-right text-sm font-semibold whitespace-nowrap tabular-nums">
          {percent} %<span className="sr-only"> accepted or skipped</span>
        </span>
      </div>
      <ul aria-label="Batches" className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
        {parts.map(({ part, count }) => (
          <li key={part} className="flex items-center gap-1 whitespace-nowrap tabular-nums">
            <StatusIcon status={part} bare className={classNames("size-3.5", TEXT_TONE[STATUS_LOOK[part].tone])} />
            <span className="font-medium text-ink">{count.toLocaleString()}</span> {WORDS[part]}
          </li>
        ))}
      </ul>
    </div>
  );
}
