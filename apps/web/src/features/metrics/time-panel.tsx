"use client";

import type { MetricsReport } from "@planloom/api";
import { minutesWords } from "@planloom/ui";
import { useMemo } from "react";
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { AXIS, GRID, LEGEND, MARGIN, TOOLTIP } from "./chart-look.ts";
import { ChartPanel } from "./chart-panel.tsx";
import { deviationWords, minuteTicks, runPoints } from "./run-series.ts";

/** Estimated and actual work of each run, summed over its accepted batches. */
export function TimePanel({ report }: { readonly report: MetricsReport }) {
  const points = useMemo(() => runPoints(report), [report]);
  const ticks = minuteTicks(Math.max(...points.flatMap((point) => [point.estimatedMinutes, point.actualMinutes])));
  const { estimatedMinutes, actualMinutes } = report.total;
  return (
    <ChartPanel
      title="Estimates by run"
      summary={estimatedMinutes === 0 ? "No batch has been accepted yet." : `All together ${minutesWords(actualMinutes)} of work for an estimate of ${minutesWords(estimatedMinutes)}: ${deviationWords(estimatedMinutes, actualMinutes)}.`}
      head={["Run", "Plan", "Estimate", "Actual", "Difference"]}
      rows={points.toReversed().map((point) => ({
        key: point.run,
        cells: [point.label, point.plan, minutesWords(point.estimatedMinutes), minutesWords(point.actualMinutes), deviationWords(point.estimatedMinutes, point.actualMinutes)],
      }))}
      chart={
        <ResponsiveContainer>
          <BarChart accessibilityLayer={false} data={points} margin={MARGIN} barGap={2} maxBarSize={18}>
            <CartesianGrid {...GRID} />
            <XAxis {...AXIS} dataKey="label" minTickGap={24} />
            <YAxis {...AXIS} ticks={ticks} domain={[0, ticks.at(-1) ?? 1]} tickFormatter={minutesWords} width={58} />
            <Tooltip {...TOOLTIP} formatter={(value) => minutesWords(Number(value))} />
            <Legend {...LEGEND} />
            <Bar name="Estimate" dataKey="estimatedMinutes" fill="color-mix(in oklch, var(--faint) 55%, transparent)" radius={[3, 3, 0, 0]} isAnimationActive={false} />
            <Bar name="Actual" dataKey="actualMinutes" fill="var(--accent)" radius={[3, 3, 0, 0]} isAnimationActive={false} />
          </BarChart>
        </ResponsiveContainer>
      }
    />
  );
}
