import type { Schedule, TaskId } from "@planloom/scheduler";
import { minutesWords, useWidth } from "@planloom/ui";
import { useState } from "react";
import { AnalysisTable } from "../analysis-table.tsx";
import { momentWords } from "../slack-rows.ts";
import { GANTT_AXIS_PX, GANTT_ROW_PX, GanttBars } from "./gantt-bars.tsx";
import { GanttLegend } from "./gantt-legend.tsx";
import type { GanttBar, GanttRow } from "./gantt-rows.ts";

export interface GanttChartProps {
  readonly schedule: Schedule;
  readonly rows: readonly GanttRow[];
  readonly onTask: (id: TaskId) => void;
}

/** Below this a minute cannot be told from its neighbours, so the chart scrolls sideways instead. */
const LEAST_PX_PER_MINUTE = 2.5;
/** Wider drawings are slow and nobody scrolls that far; long plans are drawn smaller. */
const MOST_PX = 8_000;
/** Nobody listens to more rows than this. */
const MOST_LISTED = 300;

/** Who does what when. Bars can be reached by the keyboard and lead to their task; screen readers get the same as a table. */
export function GanttChart({ schedule, rows, onTask }: GanttChartProps) {
  const [box, roomPx] = useWidth<HTMLDivElement>();
  const [shown, setShown] = useState<GanttBar | null>(null);
  // In steps of a whole page, so that the chart is not drawn again for every pixel.
  const [scrolledPx, setScrolled] = useState(0);
  const listed = rows.flatMap(({ label, bars }) => bars.map((bar) => ({ label, bar }))).toSorted((a, b) => a.bar.startMinutes - b.bar.startMinutes);
  const length = Math.max(1, schedule.makespanMinutes);
  const widthPx = Math.max(roomPx, Math.min(MOST_PX, length * LEAST_PX_PER_MINUTE));
  return (
    <figure aria-label="Schedule by agent" className="flex flex-col gap-2 px-4 py-3">
      <GanttLegend schedule={schedule} shown={shown} />
      <div className="flex">
        <ul aria-hidden style={{ paddingTop: GANTT_AXIS_PX }} className="w-20 shrink-0 border-r border-line sm:w-36">
          {rows.map(({ key, label }) => (
            <li key={key} title={label} style={{ height: GANTT_ROW_PX }} className="truncate border-b border-line pr-2 text-xs leading-[30px] text-muted">
              {label}
            </li>
          ))}
        </ul>
        <div ref={box} onScroll={({ currentTarget }) => setScrolled(Math.floor(currentTarget.scrollLeft / roomPx) * roomPx)} className="thin-scroll min-w-0 flex-1 overflow-x-auto overflow-y-hidden">
          {roomPx === 0 ? null : <GanttBars schedule={schedule} rows={rows} widthPx={widthPx} sight={{ from: scrolledPx, to: scrolledPx + roomPx * 2 }} onTask={onTask} onShow={setShown} />}
        </div>
      </div>
      <div className="sr-only">
        <AnalysisTable caption="The schedule" head={["Batch", "Who", "Start", "Length"]}>
          {listed.slice(0, MOST_LISTED).map(({ label, bar: { batch, title, startMinutes, endMinutes } }) => (
            <tr key={batch}>
              <th scope="row">{title}</th>
              <td>{label}</td>
              <td>{momentWords(startMinutes)}</td>
              <td>{minutesWords(endMinutes - startMinutes)}</td>
            </tr>
          ))}
        </AnalysisTable>
        {listed.length > MOST_LISTED ? <p>{listed.length - MOST_LISTED} later batches are not in this table.</p> : null}
      </div>
    </figure>
  );
}
