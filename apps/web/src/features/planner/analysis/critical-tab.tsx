import type { Analysis, Plan, TaskId } from "@planloom/scheduler";
import { EmptyState, minutesWords, MoreButton, useFirst } from "@planloom/ui";
import { Route } from "lucide-react";
import { AnalysisTable } from "./analysis-table.tsx";
import { momentWords, slackRows, slackWords } from "./slack-rows.ts";
import { TaskLink } from "./task-link.tsx";

export interface CriticalTabProps {
  readonly plan: Plan;
  readonly analysis: Analysis;
  readonly onTask: (id: TaskId) => void;
}

/** Which tasks decide the finish, and how much later the others may start. */
export function CriticalTab({ plan, analysis, onTask }: CriticalTabProps) {
  const rows = slackRows(plan, analysis);
  const { first, left, showMore } = useFirst(rows);
  if (rows.length === 0) {
    return (
      <EmptyState icon={<Route />} title="No critical path yet">
        The longest chain of tasks that wait for each other will stand here.
      </EmptyState>
    );
  }
  return (
    <>
      <p className="px-4 pt-3 pb-1 text-xs text-muted">
        The critical path takes {minutesWords(analysis.criticalMinutes)}; no number of workers makes it shorter. The other tasks may start later by their slack.
      </p>
      <AnalysisTable caption="When each task may start, and its slack" head={["Task", "Earliest start", "Latest start", "Slack"]}>
        {first.map(({ id, timing }) => (
          <tr key={id} className="[&>*]:border-b [&>*]:border-line">
            <th scope="row" className="w-1/2 max-w-64 min-w-36 py-1 pl-4 font-normal">
              <TaskLink plan={plan} id={id} isCritical={timing.critical} detail={null} onTask={onTask} />
            </th>
            {[momentWords(timing.earliestStart), momentWords(timing.latestStart), slackWords(timing)].map((words, index) => (
              <td key={["earliest", "latest", "slack"][index]} className="py-1 pr-4 pl-3 text-right text-xs whitespace-nowrap text-muted tabular-nums">
                {words}
              </td>
            ))}
          </tr>
        ))}
      </AnalysisTable>
      <MoreButton left={left} showMore={showMore} />
    </>
  );
}
