import type { WorkerCurve } from "@planloom/scheduler";
import { classNames, minutesWords } from "@planloom/ui";
import { AnalysisTable } from "../analysis-table.tsx";
import { gainOf, gainWords } from "./worker-words.ts";

export interface WorkerTableProps {
  readonly caption: string;
  /** What the first column counts. */
  readonly head: string;
  readonly curve: WorkerCurve;
  readonly chosen: number;
}

/** The numbers of the chart. */
export function WorkerTable({ caption, head, curve: { points }, chosen }: WorkerTableProps) {
  return (
    <AnalysisTable caption={caption} head={[head, "Finish", "At least", "Gains"]}>
      {points.map(({ workers, finishMinutes, lowerBoundMinutes, optimal }, index) => (
        <tr key={workers} aria-current={workers === chosen ? "true" : undefined} className={classNames("text-xs tabular-nums [&>*]:border-b [&>*]:border-line", workers === chosen ? "bg-accent-soft font-medium text-accent-ink" : "text-muted")}>
          <th scope="row" className="py-1 pl-4 text-left font-medium">
            {workers}
          </th>
          <td className="py-1 pr-4 pl-3 text-right whitespace-nowrap">{minutesWords(Math.round(finishMinutes))}</td>
          <td className="py-1 pr-4 pl-3 text-right whitespace-nowrap">{optimal ? "the same" : minutesWords(Math.round(lowerBoundMinutes))}</td>
          <td className="py-1 pr-4 pl-3 text-right whitespace-nowrap">{index === 0 ? "–" : gainWords(gainOf(points, index))}</td>
        </tr>
      ))}
    </AnalysisTable>
  );
}
