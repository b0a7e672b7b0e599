import type { CurvePoint } from "@planloom/scheduler";
import { minutesWords, useWidth } from "@planloom/ui";
import { minuteTicks } from "../minute-ticks.ts";
import { curveScale, LEFT_PX, RIGHT_PX } from "./curve-scale.ts";

const HEIGHT_PX = 100;
const AXIS_PX = 20;
/** Closer together, dots are no longer told apart. */
const DOT_PX = 11;

export interface WorkerChartProps {
  /** What the chart is about, for screen readers. */
  readonly label: string;
  readonly points: readonly CurvePoint[];
  /** The number that is looked at. */
  readonly chosen: number;
  readonly onChoose: (workers: number) => void;
  /** How many the plan allows now; `null` where that is beyond the chart. */
  readonly current: number | null;
}

/** The finish against the number of workers, with the bound below; the same numbers stand in a table. */
export function WorkerChart({ label, points, chosen, onChoose, current }: WorkerChartProps) {
  const [box, widthPx] = useWidth<HTMLElement>();
  const { x, y, ticks } = curveScale(points, { widthPx, heightPx: HEIGHT_PX });
  const lineOf = (minutesOf: (point: CurvePoint) => number): string => points.map((point) => `${x(point.workers).toFixed(1)} ${y(minutesOf(point)).toFixed(1)}`).join("L");
  const at = points[chosen - 1];
  const hasDots = x(2) - x(1) >= DOT_PX;
  const choose = (offsetPx: number): void => onChoose(Math.max(1, Math.min(points.length, Math.round(1 + (offsetPx - x(1)) / (x(2) - x(1))))));
  const longest = points[0]?.finishMinutes ?? 0;
  return (
    <figure ref={box} aria-label={label} className="w-full min-w-0">
      {widthPx === 0 ? null : (
        <svg aria-hidden width={widthPx} height={HEIGHT_PX + AXIS_PX} className="block cursor-pointer" onClick={({ clientX, currentTarget }) => choose(clientX - currentTarget.getBoundingClientRect().left)}>
          {minuteTicks(longest, 3).map(({ at: minutes, label: words }) => (
            <g key={minutes} transform={`translate(0 ${y(minutes)})`}>
              <line x1={LEFT_PX} x2={widthPx - RIGHT_PX + 6} className="stroke-line" />
              <text x={LEFT_PX - 8} y={4} textAnchor="end" className="fill-faint text-2xs tabular-nums">
                {words}
              </text>
            </g>
          ))}
          {ticks.map((workers) => (
            <text key={workers} x={x(workers)} y={HEIGHT_PX + 15} textAnchor="middle" className="fill-faint text-2xs tabular-nums">
              {workers}
            </text>
          ))}
          <path d={`M${lineOf(({ finishMinutes }) => finishMinutes)}L${points.toReversed().map(({ workers, lowerBoundMinutes }) => `${x(workers).toFixed(1)} ${y(lowerBoundMinutes).toFixed(1)}`).join("L")}Z`} className="fill-accent-soft" />
          <path d={`M${lineOf(({ lowerBoundMinutes }) => lowerBoundMinutes)}`} strokeDasharray="3 3" className="fill-none stroke-line-strong" strokeWidth={1.5} />
          <path d={`M${lineOf(({ finishMinutes }) => finishMinutes)}`} className="fill-none stroke-accent" strokeWidth={2} strokeLinejoin="round" />
          {current === null ? null : (
            <g transform={`translate(${x(current)} 0)`}>
              <line y1={14} y2={HEIGHT_PX} strokeDasharray="4 3" strokeWidth={1.5} className="stroke-success" />
              <text x={x(current) > widthPx - 60 ? 0 : -4} y={9} textAnchor={x(current) > widthPx - 60 ? "end" : "start"} className="fill-success-ink text-2xs">
                as set
              </text>
            </g>
          )}
          {hasDots ? points.map(({ workers, finishMinutes }) => <circle key={workers} cx={x(workers)} cy={y(finishMinutes)} r={3} className="fill-accent" />) : null}
          {at === undefined ? null : (
            <g transform={`translate(${x(at.workers)} ${y(at.finishMinutes)})`}>
              <circle r={6} className="fill-accent stroke-surface" strokeWidth={2.5} />
            </g>
          )}
        </svg>
      )}
      <figcaption className="sr-only">
        {points.length === 0 ? "" : `From ${minutesWords(Math.round(longest))} with one to ${minutesWords(Math.round(points.at(-1)?.finishMinutes ?? 0))} with ${points.length}.`}
      </figcaption>
    </figure>
  );
}
