import type { Analysis, Plan, TaskId } from "@planloom/scheduler";
import { EmptyState } from "@planloom/ui";
import { ChartGantt } from "lucide-react";
import { useMemo } from "react";
import { GanttChart } from "./gantt/gantt-chart.tsx";
import { ganttRows } from "./gantt/gantt-rows.ts";

export interface GanttTabProps {
  readonly plan: Plan;
  readonly analysis: Analysis;
  readonly onTask: (id: TaskId) => void;
}

/** The schedule of the plan over the agents at hand. */
export function GanttTab({ plan, analysis, onTask }: GanttTabProps) {
  const { schedule } = analysis;
  const rows = useMemo(() => (schedule === null ? [] : ganttRows(plan, schedule, analysis)), [plan, schedule, analysis]);
  if (schedule === null || rows.length === 0) {
    return (
      <EmptyState icon={<ChartGantt />} title="Nothing to schedule">
        Tasks stand here by agent and time once there are some that can start.
      </EmptyState>
    );
  }
  return <GanttChart schedule={schedule} rows={rows} onTask={onTask} />;
}
