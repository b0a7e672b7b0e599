"use client";

import type { MetricsReport } from "@planloom/api";
import { minutesWords } from "@planloom/ui";
import { useMemo } from "react";
import { CartesianGrid, ReferenceLine, ResponsiveContainer, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from "recharts";
import { AXIS, GRID, MARGIN, TOOLTIP } from "./chart-look.ts";
import { ChartPanel } from "./chart-panel.tsx";
import { apart, type BatchPoint, batchPoints, deviationWords, drawn, logTicks } from "./run-series.ts";

/** Batches that a chart can show and a table can be scrolled through. */
const MOST_BATCHES = 2_000;

/** Each accepted batch as a point: right of its estimate, up to its actual time. On the line they are the same. */
export function EstimatePanel({ report }: { readonly report: MetricsReport }) {
  const points = useMemo(() => batchPoints(report).slice(0, MOST_BATCHES), [report]);
  const over = points.filter((point) => point.actualMinutes > point.estimateMinutes).length;
  return (
    <ChartPanel
      title="Estimates by batch"
      summary={points.length === 0 ? "No batch has been accepted yet." : `${over} of ${points.length} batches took longer than estimated; they are above the line. Both axes are logarithmic.`}
      head={["Batch", "Estimate", "Actual", "Difference"]}
      rows={points.map((point) => ({ key: point.key, cells: [point.label, minutesWords(point.estimateMinutes), minutesWords(point.actualMinutes), deviationWords(point.estimateMinutes, point.actualMinutes)] }))}
      chart={points.length === 0 ? null : <EstimateScatter points={points} />}
    />
  );
}

function EstimateScatter({ points }: { readonly points: readonly BatchPoint[] }) {
  const ticks = logTicks(points.flatMap((point) => [point.estimateMinutes, point.actualMinutes]));
  const first = ticks[0] ?? 1;
  const last = ticks.at(-1) ?? 10;
  const axis = { ...AXIS, type: "number", scale: "log", domain: [first, last], ticks, tickFormatter: minutesWords } as const;
  const dots = apart(points.map((point) => ({ ...point, x: drawn(point.estimateMinutes), y: drawn(point.actualMinutes) })));
  return (
    <ResponsiveContainer>
      <ScatterChart accessibilityLayer={false} margin={{ ...MARGIN, bottom: 16 }}>
        <CartesianGrid {...GRID} />
        <XAxis {...axis} dataKey="x" name="Estimate" label={{ value: "Estimate", position: "insideBottomRight", offset: -10, fill: "var(--faint)", fontSize: 11 }} />
        <YAxis {...axis} dataKey="y" name="Actual" width={72} label={{ value: "Actual", angle: -90, position: "insideLeft", offset: 4, fill: "var(--faint)", fontSize: 11 }} />
        <ReferenceLine segment={[{ x: first, y: first }, { x: last, y: last }]} stroke="var(--line-strong)" strokeDasharray="4 4" />
        <Tooltip {...TOOLTIP} formatter={(value) => minutesWords(Number(value))} />
        <Scatter data={dots} fill="var(--accent)" fillOpacity={0.65} isAnimationActive={false} />
      </ScatterChart>
    </ResponsiveContainer>
  );
}
