"use client";

import { Panel, ScrollBox, Segmented } from "@planloom/ui";
import { ChartLine, Table } from "lucide-react";
import { type ReactNode, useState } from "react";

export interface ChartPanelProps {
  readonly title: string;
  /** What the chart shows, in a sentence. */
  readonly summary: string;
  readonly chart: ReactNode;
  readonly head: readonly string[];
  /** One row per key, in the order of `head`; the first cell names the row. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly string[] }[];
}

const VIEWS = [
  { value: "chart", label: "Chart", icon: <ChartLine aria-hidden /> },
  { value: "table", label: "Table", icon: <Table aria-hidden /> },
] as const;

/** A chart and the same numbers as a table, whichever somebody reads better. */
export function ChartPanel({ title, summary, chart, head, rows }: ChartPanelProps) {
  const [view, setView] = useState<"chart" | "table">("chart");
  return (
    <Panel title={title} className="min-w-0" actions={<Segmented label={`Show ${title} as`} value={view} onValueChange={setView} options={VIEWS} className="h-7" />}>
      <div className="px-4 py-3">
        <p className="mb-3 text-xs text-muted">{summary}</p>
        {view === "chart" ? (
          <figure className="h-64">
            <figcaption className="sr-only">{title} as a chart. The table view has the same numbers.</figcaption>
            {/* The charts below take no focus: whoever cannot see them reads the table. */}
            <div aria-hidden className="h-full">
              {chart}
            </div>
          </figure>
        ) : (
          <ScrollBox aria-label={title} className="max-h-64">
            <table className="w-full text-sm">
              <thead className="sticky top-0 bg-surface text-left text-2xs text-faint">
                <tr>
                  {head.map((name, index) => (
                    <th key={name} scope="col" className={index === 0 ? "py-1.5 font-medium" : "py-1.5 pl-4 text-right font-medium"}>
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ key, cells: [name, ...values] }) => (
                  <tr key={key} className="border-t border-line">
                    <th scope="row" className="py-1.5 text-left font-normal">
                      {name}
                    </th>
                    {values.map((value, index) => (
                      <td key={head[index + 1]} className="py-1.5 pl-4 text-right whitespace-nowrap text-muted tabular-nums">
                        {value}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
        )}
      </div>
    </Panel>
  );
}
