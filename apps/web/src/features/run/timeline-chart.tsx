"use client";

import { type BatchId, isFinalStatus } from "@planloom/scheduler";
import { classNames, durationWords, EmptyState, MoreButton, useFirst, useWidth } from "@planloom/ui";
import { ChartGantt } from "lucide-react";
import { useRunState } from "./live/run-context.tsx";
import { useServerNow } from "./live/use-server-now.ts";
import type { DetailTab } from "./run-place.ts";
import { type TimeTick, timeTicks } from "./view/time-ticks.ts";
import { type Timeline, type TimelineBar, timelineOf } from "./view/timeline.ts";

const ROW = 28;
const AXIS = 24;
/** Room for one label of the axis. */
const LABEL_WIDTH = 80;
const FILLS: Readonly<Record<TimelineBar["tone"], string>> = {
  neutral: "fill-line-strong",
  accent: "fill-accent",
  info: "fill-info",
  success: "fill-success",
  warning: "fill-warning",
  danger: "fill-danger",
  person: "fill-person",
};

const NO_ROWS: Timeline["rows"] = [];

/** When each attempt really worked and when it waited for its check-in, batch by batch. */
export function TimelineChart({ onOpen }: { readonly onOpen: (batch: BatchId, tab: DetailTab) => void }) {
  const run = useRunState((state) => state.live.run);
  const now = useServerNow(!isFinalStatus(run.status));
  const timeline = timelineOf(run, now);
  const { first, left, showMore } = useFirst(timeline?.rows ?? NO_ROWS);
  if (timeline === null) {
    return (
      <EmptyState icon={<ChartGantt />} title="Nothing has begun yet">
        As soon as a batch begins, its bar grows here.
      </EmptyState>
    );
  }
  return (
    <div className="px-4 py-3 sm:px-5">
      <Legend />
      <div className="mt-2 flex">
        <ul aria-label="Batches that have begun" style={{ paddingTop: AXIS }} className="w-28 shrink-0 sm:w-48">
          {first.map((row) => (
            <li key={row.batch} style={{ height: ROW }} className="flex items-center border-b border-line">
              <button type="button" title={row.title} onClick={() => onOpen(row.batch, "check-in")} className="truncate pr-3 text-left text-xs hover:underline">
                {row.title}
                <span className="sr-only">. {row.bars.map((bar) => bar.words).join(". ")}</span>
              </button>
            </li>
          ))}
        </ul>
        <Bars timeline={{ ...timeline, rows: first }} />
      </div>
      <MoreButton left={left} showMore={showMore} />
    </div>
  );
}

function Bars({ timeline }: { readonly timeline: Timeline }) {
  const [box, width] = useWidth<HTMLDivElement>();
  const length = timeline.to - timeline.from;
  const scale = (at: number) => (at / length) * width;
  const ticks = timeTicks(length, Math.max(1, Math.floor(width / LABEL_WIDTH)));
  const height = AXIS + timeline.rows.length * ROW;
  return (
    <div ref={box} className="min-w-0 flex-1">
      <svg aria-hidden width={width} height={height} className="block overflow-visible">
        <Axis ticks={ticks} scale={scale} height={height} />
        {timeline.rows.map((row, index) => (
          <g key={row.batch} transform={`translate(0 ${AXIS + index * ROW})`}>
            <line x2={width} y1={ROW - 0.5} y2={ROW - 0.5} className="stroke-line" />
            {row.bars.map((bar) => (
              <rect
                key={`${bar.attempt.id} ${bar.kind}`}
                x={scale(bar.from - timeline.from)}
                width={Math.max(2, scale(bar.to - bar.from))}
                y={bar.kind === "work" ? 6 : 11}
                height={bar.kind === "work" ? ROW - 12 : ROW - 22}
                rx={bar.kind === "work" ? 3 : 2}
                className={classNames(FILLS[bar.tone], bar.kind === "check-in" && "opacity-60")}
              >
                <title>{`${row.title}\n${bar.words}`}</title>
              </rect>
            ))}
          </g>
        ))}
      </svg>
      <p className="sr-only">The run has taken {durationWords(length)}.</p>
    </div>
  );
}

interface AxisProps {
  readonly ticks: readonly TimeTick[];
  readonly scale: (at: number) => number;
  readonly height: number;
}

function Axis({ ticks, scale, height }: AxisProps) {
  return ticks.map(({ at, label }) => (
    <g key={at} transform={`translate(${scale(at)} 0)`}>
      <line x1={0.5} x2={0.5} y1={AXIS - 4} y2={height} className="stroke-line" />
      <text y={12} textAnchor={at === 0 ? "start" : "middle"} className="fill-faint text-2xs tabular-nums">
        {label}
      </text>
    </g>
  ));
}

function Legend() {
  const entries = [
    ["bg-info", "Running"],
    ["bg-success", "Accepted"],
    ["bg-warning", "Sent to rework"],
    ["bg-danger", "Failed"],
    ["bg-line-strong", "Stopped, lost or handed back"],
    ["bg-person/60", "Waited for its check-in"],
  ] as const;
  return (
    <ul aria-label="Colours" className="flex flex-wrap gap-x-4 gap-y-1 text-2xs text-muted">
      {entries.map(([fill, word]) => (
        <li key={word} className="flex items-center gap-1.5">
          <span aria-hidden className={classNames("h-2 w-3 rounded-sm", fill)} /> {word}
        </li>
      ))}
    </ul>
  );
}
