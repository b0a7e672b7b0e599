import type { Forecast } from "@planloom/scheduler";
import { minutesWords, useWidth } from "@planloom/ui";
import { minuteTicks } from "../minute-ticks.ts";
import { curveSpan, finishCurve } from "./finish-curve.ts";

const HEIGHT_PX = 120;
const AXIS_PX = 22;
const LABEL_PX = 72;

export interface FinishChartProps {
  readonly forecast: Forecast;
  /** The finish if everything takes as long as is likely; `null` where nothing is scheduled. */
  readonly plannedMinutes: number | null;
}

/** How likely it is to be done by when, as a rising curve, with the finish as planned. Says the same in words. */
export function FinishChart({ forecast: { quantiles, p50, p80, p95 }, plannedMinutes }: FinishChartProps) {
  const [box, widthPx] = useWidth<HTMLElement>();
  const { from, to } = curveSpan(quantiles, plannedMinutes === null ? [] : [plannedMinutes]);
  const x = (minutes: number): number => ((minutes - from) / (to - from)) * widthPx;
  const y = (share: number): number => (1 - share) * (HEIGHT_PX - 8) + 8;
  const line = finishCurve(quantiles).map(({ minutes, share }) => `${x(minutes).toFixed(1)} ${y(share).toFixed(1)}`);
  const [last = to] = quantiles.slice(-1);
  const [first = from] = quantiles;
  const marks = [
    { word: "P50", minutes: p50.minutes, share: 0.5 },
    { word: "P80", minutes: p80.minutes, share: 0.8 },
    { word: "P95", minutes: p95.minutes, share: 0.95 },
  ];
  return (
    <figure ref={box} aria-label="Chance to be done by when" className="w-full min-w-0">
      {widthPx === 0 ? null : (
        <svg aria-hidden width={widthPx} height={HEIGHT_PX + AXIS_PX} className="block">
          {minuteTicks(to, Math.max(1, Math.floor((widthPx / LABEL_PX) * (to / (to - from)))))
            .filter(({ at }) => at >= from)
            .map(({ at, label }) => (
              <g key={at} transform={`translate(${x(at)} 0)`}>
                <line y1={8} y2={HEIGHT_PX} className="stroke-line" />
                <text y={HEIGHT_PX + 15} textAnchor={x(at) < 20 ? "start" : x(at) > widthPx - 30 ? "end" : "middle"} className="fill-faint text-2xs tabular-nums">
                  {label}
                </text>
              </g>
            ))}
          <path d={`M${x(first)} ${y(0)}L${line.join("L")}L${widthPx} ${y(1)}L${widthPx} ${y(0)}Z`} className="fill-accent-soft" />
          <path d={`M0 ${y(0)}L${line.join("L")}L${Math.max(x(last), widthPx)} ${y(1)}`} className="fill-none stroke-accent" strokeWidth={2} />
          {plannedMinutes === null ? null : (
            <g transform={`translate(${x(plannedMinutes)} 0)`}>
              <line y1={0} y2={HEIGHT_PX} strokeDasharray="4 3" strokeWidth={1.5} className="stroke-success" />
              <text x={4} y={18} className="fill-success-ink text-2xs">
                as planned
              </text>
            </g>
          )}
          {marks.map(({ word, minutes, share }) => (
            <g key={word} transform={`translate(${x(minutes)} ${y(share)})`}>
              <circle r={4} className="fill-accent stroke-surface" strokeWidth={2} />
              <text x={8} y={12} className="fill-ink text-2xs font-medium">
                {word}
              </text>
            </g>
          ))}
        </svg>
      )}
      <figcaption className="sr-only">
        Plays ended between {minutesWords(first)} and {minutesWords(last)}, half of them within {minutesWords(p50.minutes)}.{plannedMinutes === null ? "" : ` The plan itself says ${minutesWords(plannedMinutes)}.`}
      </figcaption>
    </figure>
  );
}
