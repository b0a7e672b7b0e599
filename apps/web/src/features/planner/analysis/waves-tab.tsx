import { type Analysis, fallbackTasks, type Plan, type TaskId } from "@planloom/scheduler";
import { EmptyState, minutesWords, MoreButton, useFirst } from "@planloom/ui";
import { Waves } from "lucide-react";
import { counted } from "./headlines.ts";
import { TaskLink } from "./task-link.tsx";

const MOST_WAVES = 30;
const MOST_IN_WAVE = 25;

export interface WavesTabProps {
  readonly plan: Plan;
  readonly analysis: Analysis;
  readonly onTask: (id: TaskId) => void;
}

/** The tasks that could run side by side if nobody had to share anything, wave by wave. */
export function WavesTab({ plan, analysis: { waves, timings }, onTask }: WavesTabProps) {
  const { first, left, showMore } = useFirst(waves, MOST_WAVES);
  const fallbacks = [...fallbackTasks(plan)];
  if (waves.length === 0) {
    return (
      <EmptyState icon={<Waves />} title="No waves yet">
        Add tasks and connect them; those that can start together are grouped here.
      </EmptyState>
    );
  }
  return (
    <div className="flex min-h-full w-max min-w-full items-stretch">
      <ol aria-label="Waves" className="flex items-stretch">
        {first.map((tasks, index) => (
          <li key={tasks[0] ?? index} className="w-56 shrink-0 border-r border-line p-3 last:border-r-0">
            <h3 className="mb-2 flex items-baseline justify-between text-xs font-semibold">
              Wave {index + 1}
              <span className="text-2xs font-normal text-faint">{counted(tasks.length, "task")}</span>
            </h3>
            <Wave plan={plan} tasks={tasks} timings={timings} onTask={onTask} />
          </li>
        ))}
      </ol>
      <MoreButton left={left} showMore={showMore} />
      {fallbacks.length === 0 ? null : (
        <section aria-label="If something fails" className="w-56 shrink-0 border-l border-dashed border-line-strong p-3">
          <h3 className="mb-2 flex items-baseline justify-between text-xs font-semibold">
            If something fails
            <span className="text-2xs font-normal text-faint">{counted(fallbacks.length, "task")}</span>
          </h3>
          <Wave plan={plan} tasks={fallbacks} timings={timings} onTask={onTask} />
        </section>
      )}
    </div>
  );
}

interface WaveProps extends Pick<WavesTabProps, "plan" | "onTask"> {
  readonly tasks: readonly TaskId[];
  readonly timings: Analysis["timings"];
}

function Wave({ plan, tasks, timings, onTask }: WaveProps) {
  const { first, left, showMore } = useFirst(tasks, MOST_IN_WAVE);
  return (
    <>
      <ul className="flex flex-col gap-1">
        {first.map((id) => {
          const timing = timings.get(id);
          const minutes = timing === undefined ? 0 : timing.earliestFinish - timing.earliestStart;
          return (
            <li key={id}>
              <TaskLink plan={plan} id={id} isCritical={timing?.critical ?? false} detail={minutes === 0 ? null : minutesWords(minutes)} onTask={onTask} />
            </li>
          );
        })}
      </ul>
      <MoreButton left={left} showMore={showMore} />
    </>
  );
}
