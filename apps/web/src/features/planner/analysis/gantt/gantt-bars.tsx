import type { Schedule, TaskId } from "@planloom/scheduler";
import { classNames } from "@planloom/ui";
import type { KeyboardEvent } from "react";
import { barsInSight, type Sight } from "./bars-in-sight.ts";
import type { GanttBar, GanttRow } from "./gantt-rows.ts";
import { minuteTicks } from "../minute-ticks.ts";

export const GANTT_ROW_PX = 30;
export const GANTT_AXIS_PX = 26;
const BAR_PX = 20;
/** Room for one label of the axis. */
const LABEL_PX = 72;
/** Under this no word fits on a bar. */
const LEAST_TITLE_PX = 28;

export interface GanttBarsProps {
  readonly schedule: Schedule;
  readonly rows: readonly GanttRow[];
  readonly widthPx: number;
  /** What can be seen of the width, in pixels from its start: only bars near it are drawn. */
  readonly sight: Sight;
  readonly onTask: (id: TaskId) => void;
  /** Called with what the pointer or the focus is on, and with `null` when it leaves. */
  readonly onShow: (bar: GanttBar | null) => void;
}

/** The drawing of a schedule: axis, rows of bars, and a line at the finish that no schedule can beat. */
export function GanttBars({ schedule, rows, widthPx, sight, onTask, onShow }: GanttBarsProps) {
  const height = GANTT_AXIS_PX + rows.length * GANTT_ROW_PX;
  const length = Math.max(1, schedule.makespanMinutes);
  // The last bar ends just before the edge, so that its end can be seen.
  const pxPerMinute = (widthPx - 2) / length;
  const xOf = (minutes: number) => minutes * pxPerMinute;
  const ticks = minuteTicks(length, Math.max(1, Math.floor(widthPx / LABEL_PX)));
  const bound = Math.round(xOf(schedule.lowerBoundMinutes)) + 0.5;
  return (
    <svg role="group" aria-label="Batches over time" width={widthPx} height={height} className="block">
      <g aria-hidden>
        {ticks.map(({ at, label }) => (
          <g key={at} transform={`translate(${Math.round(xOf(at))} 0)`}>
            <line x1={0.5} x2={0.5} y1={GANTT_AXIS_PX - 5} y2={height} className="stroke-line" />
            <text x={at === 0 ? 2 : xOf(at) > widthPx - LABEL_PX / 2 ? -2 : 0} y={14} textAnchor={at === 0 ? "start" : xOf(at) > widthPx - LABEL_PX / 2 ? "end" : "middle"} className="fill-faint text-2xs tabular-nums">
              {label}
            </text>
          </g>
        ))}
        {rows.map(({ key }, index) => (
          <line key={key} x2={widthPx} y1={GANTT_AXIS_PX + (index + 1) * GANTT_ROW_PX - 0.5} y2={GANTT_AXIS_PX + (index + 1) * GANTT_ROW_PX - 0.5} className="stroke-line" />
        ))}
      </g>
      {rows.map(({ key, bars }, index) => (
        <g key={key} transform={`translate(0 ${GANTT_AXIS_PX + index * GANTT_ROW_PX + (GANTT_ROW_PX - BAR_PX) / 2})`}>
          {barsInSight(bars, { from: sight.from / pxPerMinute, to: sight.to / pxPerMinute }).map((bar) => (
            <Bar key={bar.batch} bar={bar} x={xOf(bar.startMinutes)} width={Math.max(3, xOf(bar.endMinutes) - xOf(bar.startMinutes) - 1)} onTask={onTask} onShow={onShow} />
          ))}
        </g>
      ))}
      <line aria-hidden x1={bound} x2={bound} y1={GANTT_AXIS_PX - 8} y2={height} strokeDasharray="4 3" className="stroke-success" strokeWidth={1.5} />
    </svg>
  );
}

interface BarProps extends Pick<GanttBarsProps, "onTask" | "onShow"> {
  readonly bar: GanttBar;
  readonly x: number;
  readonly width: number;
}

function Bar({ bar, x, width, onTask, onShow }: BarProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onTask(bar.task);
  };
  const look = classNames("stroke-transparent stroke-2 transition-colors group-focus-visible:stroke-ink", bar.critical ? "fill-accent group-hover:fill-accent-hover" : "fill-line-strong group-hover:fill-faint");
  return (
    // A bar is a button that has to be a shape of the drawing.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <g
      role="button"
      tabIndex={0}
      aria-label={bar.words}
      onClick={() => onTask(bar.task)}
      onKeyDown={onKeyDown}
      onPointerEnter={() => onShow(bar)}
      onPointerLeave={() => onShow(null)}
      onFocus={() => onShow(bar)}
      onBlur={() => onShow(null)}
      className="group cursor-pointer outline-none"
    >
      <title>{bar.words}</title>
      {bar.isMoment ? <Diamond x={x} className={look} /> : <rect x={x} width={width} height={BAR_PX} rx={Math.min(4, width / 2)} className={look} />}
      {width < LEAST_TITLE_PX ? null : (
        <svg aria-hidden x={x + 6} width={width - 10} height={BAR_PX} className="pointer-events-none">
          <text y={14} className={classNames("text-2xs", bar.critical ? "fill-on-accent" : "fill-ink")}>
            {bar.title}
          </text>
        </svg>
      )}
    </g>
  );
}

/** A moment instead of a stretch; its left corner stays inside the drawing. */
function Diamond({ x, className }: { readonly x: number; readonly className: string }) {
  const half = 7;
  const middle = Math.max(half, x);
  return <path d={`M${middle - half} ${BAR_PX / 2}l${half} ${-half}l${half} ${half}l${-half} ${half}z`} className={className} />;
}
