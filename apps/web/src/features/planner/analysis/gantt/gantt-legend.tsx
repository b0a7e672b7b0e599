import type { Schedule } from "@planloom/scheduler";
import { minutesWords } from "@planloom/ui";
import type { GanttBar } from "./gantt-rows.ts";

/** What the colours and the line mean; while a bar is pointed at or focused, what it is. */
export function GanttLegend({ schedule: { optimal, lowerBoundMinutes }, shown }: { readonly schedule: Schedule; readonly shown: GanttBar | null }) {
  return (
    <figcaption className="flex min-h-4 flex-wrap items-center gap-x-4 gap-y-1 text-2xs text-muted">
      <span className="flex items-center gap-1.5">
        <span aria-hidden className="h-2 w-3 rounded-sm bg-accent" /> Critical
      </span>
      <span className="flex items-center gap-1.5">
        <span aria-hidden className="h-2 w-3 rounded-sm bg-line-strong" /> Has slack
      </span>
      <span className="flex items-center gap-1.5">
        <span aria-hidden className="h-3 border-l-2 border-dashed border-success" />
        {optimal ? "The earliest finish there can be, reached" : `No schedule can finish before ${minutesWords(lowerBoundMinutes)}`}
      </span>
      <span aria-hidden className="min-w-0 truncate font-medium text-ink max-sm:w-full sm:ml-auto">
        {shown?.words ?? ""}
      </span>
    </figcaption>
  );
}
