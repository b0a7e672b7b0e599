import type { Forecast, Plan, Problem, ProblemPlace, TaskId } from "@planloom/scheduler";
import { EmptyState, minutesWords, MoreButton, useFirst } from "@planloom/ui";
import { CloudSun } from "lucide-react";
import { useComputation } from "../../computing/use-computation.ts";
import { AnalysisTable } from "../analysis-table.tsx";
import { ComputingState } from "../computing-state.tsx";
import { ProblemsTab } from "../problems-tab.tsx";
import { TaskLink } from "../task-link.tsx";
import { FinishChart } from "./finish-chart.tsx";
import { decidingTasks, finishWords, shareWords } from "./forecast-words.ts";

export interface ForecastTabProps {
  readonly plan: Plan;
  readonly plannedMinutes: number | null;
  readonly onTask: (id: TaskId) => void;
  readonly onGo: (place: ProblemPlace) => void;
}

/** When the plan will be done if durations vary as they usually do, and which tasks threaten that. */
export function ForecastTab({ plan, plannedMinutes, onTask, onGo }: ForecastTabProps) {
  const { computed, failure } = useComputation("forecast", plan);
  if (plan.tasks.length === 0) {
    return (
      <EmptyState icon={<CloudSun />} title="Nothing to foretell">
        Add tasks with their estimates; this says when they will be done, and how sure that is.
      </EmptyState>
    );
  }
  if (computed === null || failure !== null) return <ComputingState doing="Playing the plan" failure={failure} />;
  const { value, isFinal } = computed;
  if (value.kind === "refused") return <Refused plan={computed.plan} problems={value.problems} onGo={onGo} />;
  return (
    <div aria-busy={computed.plan !== plan} className="busy-line flex flex-col gap-4 px-4 py-3 lg:flex-row">
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <Finishes forecast={value.forecast} isFinal={isFinal} />
        <FinishChart forecast={value.forecast} plannedMinutes={plannedMinutes} />
        <p className="text-xs text-muted">
          {isFinal ? "" : "Still playing. "}
          From {value.forecast.plays.toLocaleString()} plays of this plan by the rules of a run, if estimates are right in the middle and vary as they usually do, and one attempt in ten is sent to rework.
        </p>
      </div>
      <div className="flex min-w-0 flex-col gap-4 lg:w-[44%]">
        <Threats plan={computed.plan} forecast={value.forecast} onTask={onTask} />
        <Deciding plan={computed.plan} forecast={value.forecast} onTask={onTask} />
      </div>
    </div>
  );
}

function Refused({ plan, problems, onGo }: { readonly plan: Plan; readonly problems: readonly Problem[]; readonly onGo: (place: ProblemPlace) => void }) {
  return (
    <>
      <p className="px-4 pt-3 pb-1 text-sm text-muted">A plan that cannot run has no finish to foretell. These stand in the way:</p>
      <ProblemsTab plan={plan} problems={problems} onGo={onGo} />
    </>
  );
}

function Finishes({ forecast, isFinal }: { readonly forecast: Forecast; readonly isFinal: boolean }) {
  return (
    <dl aria-busy={!isFinal} className="flex flex-wrap gap-x-8 gap-y-2">
      {finishWords(forecast).map(({ label, value, detail }) => (
        <div key={label}>
          <dt className="text-2xs text-faint">{label}</dt>
          <dd className="flex items-baseline gap-1.5">
            <span className="text-base font-semibold tabular-nums">{value}</span>
            <span className="text-2xs text-muted tabular-nums">{detail}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface TasksProps {
  readonly plan: Plan;
  readonly forecast: Forecast;
  readonly onTask: (id: TaskId) => void;
}

function Threats({ plan, forecast: { threats }, onTask }: TasksProps) {
  const { first, left, showMore } = useFirst(threats, 5);
  return (
    <section aria-label="What threatens the date">
      <h3 className="mb-1 text-xs font-semibold">What threatens the date</h3>
      {threats.length === 0 ? <p className="text-xs text-muted">No single task does.</p> : null}
      <ul className="flex flex-col gap-1">
        {first.map(({ task, fallMinutes, optimisticMinutes }) => (
          <li key={task} className="flex flex-wrap items-center gap-x-3">
            <span className="w-56 max-w-full">
              <TaskLink plan={plan} id={task} isCritical={false} detail={null} onTask={onTask} />
            </span>
            <span className="text-xs text-muted tabular-nums">
              {minutesWords(Math.round(fallMinutes))} earlier if it took {minutesWords(Math.round(optimisticMinutes))}
            </span>
          </li>
        ))}
      </ul>
      <MoreButton left={left} showMore={showMore} />
    </section>
  );
}

function Deciding({ plan, forecast, onTask }: TasksProps) {
  const { first, left, showMore } = useFirst(decidingTasks(forecast), 12);
  return (
    <section aria-label="What decides the finish">
      <h3 className="text-xs font-semibold">What decides the finish</h3>
      <AnalysisTable caption="In which share of plays each task was on the critical chain" head={["Task", "On the critical chain", "Takes on average"]}>
        {first.map(({ task, criticality, meanMinutes }) => (
          <tr key={task} className="[&>*]:border-b [&>*]:border-line">
            <th scope="row" className="w-1/2 max-w-64 min-w-32 py-1 font-normal">
              <TaskLink plan={plan} id={task} isCritical={criticality > 0.5} detail={null} onTask={onTask} />
            </th>
            <td className="py-1 pr-4 pl-3 text-right text-xs text-muted tabular-nums">{shareWords(criticality)}</td>
            <td className="py-1 pr-4 pl-3 text-right text-xs whitespace-nowrap text-muted tabular-nums">{minutesWords(Math.round(meanMinutes))}</td>
          </tr>
        ))}
      </AnalysisTable>
      <MoreButton left={left} showMore={showMore} />
    </section>
  );
}
