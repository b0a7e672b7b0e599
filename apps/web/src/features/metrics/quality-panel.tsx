"use client";

import type { MetricsReport } from "@planloom/api";
import { useMemo } from "react";
import { CartesianGrid, Legend, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { AXIS, GRID, LEGEND, MARGIN, TOOLTIP } from "./chart-look.ts";
import { ChartPanel } from "./chart-panel.tsx";
import { FIRST_TRY_TARGET, percentWords, qualityCards, ratioWords, REWORK_TARGET, trendSentence } from "./quality-cards.ts";
import { runPoints } from "./run-series.ts";

/** First-try acceptance and rework of each run, against their targets, and where they are going. */
export function QualityPanel({ report }: { readonly report: MetricsReport }) {
  const points = useMemo(() => runPoints(report), [report]);
  const trends = useMemo(() => trendSentence(qualityCards(report)), [report]);
  return (
    <ChartPanel
      title="Quality by run"
      summary={`${trends} The targets are the dashed lines: acceptance above the upper one, rework below the lower one.`}
      head={["Run", "Plan", "First try", "Rework"]}
      rows={points.toReversed().map((point) => ({ key: point.run, cells: [point.label, point.plan, ratioWords(point.firstTry), ratioWords(point.rework)] }))}
      chart={
        <ResponsiveContainer>
          <LineChart accessibilityLayer={false} data={points} margin={MARGIN}>
            <CartesianGrid {...GRID} />
            <XAxis {...AXIS} dataKey="label" minTickGap={24} />
            <YAxis {...AXIS} domain={[0, 1]} ticks={[0, 0.25, 0.5, 0.75, 1]} tickFormatter={percentWords} width={48} />
            <Tooltip {...TOOLTIP} formatter={(value) => percentWords(Number(value))} />
            <Legend {...LEGEND} />
            <ReferenceLine y={FIRST_TRY_TARGET} stroke="var(--success)" strokeDasharray="4 4" />
            <ReferenceLine y={REWORK_TARGET} stroke="var(--warning)" strokeDasharray="4 4" />
            <Line name="First-try acceptance" dataKey="firstTry" stroke="var(--success)" strokeWidth={2} dot={{ r: 2.5, fill: "var(--success)" }} connectNulls isAnimationActive={false} />
            <Line name="Rework" dataKey="rework" stroke="var(--warning)" strokeWidth={2} strokeDasharray="6 2" dot={{ r: 2.5, fill: "var(--warning)" }} connectNulls isAnimationActive={false} />
          </LineChart>
        </ResponsiveContainer>
      }
    />
  );
}
