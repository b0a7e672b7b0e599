import type { Plan, Standing, TaskId } from "@planloom/scheduler";
import { classNames } from "@planloom/ui";
import { taskNames } from "../task-names.ts";
import { STANDING_LOOK } from "./standing-look.ts";
import type { PairSurvey } from "./survey-pairs.ts";

/** Every pair of the surveyed tasks, as a table that screen readers can walk through cell by cell. */
export function PairMatrix({ plan, survey: { tasks, pairs, leftOut } }: { readonly plan: Plan; readonly survey: PairSurvey }) {
  const nameOf = taskNames(plan);
  const known = new Map(pairs.map((pair) => [`${pair.first} ${pair.second}`, pair]));
  const pairOf = (one: TaskId, other: TaskId) => known.get(`${one} ${other}`) ?? known.get(`${other} ${one}`);
  return (
    <div className="flex flex-col gap-2">
      <table className="w-max border-separate border-spacing-0.5 text-2xs">
        <caption className="sr-only">Which pairs of tasks may run side by side</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Task</span>
            </th>
            {tasks.map((id, index) => (
              <th key={id} scope="col" title={nameOf(id)} className="h-5 min-w-5 text-center font-medium text-faint tabular-nums">
                {index + 1}
                <span className="sr-only">{nameOf(id)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tasks.map((row, index) => (
            <tr key={row}>
              <th scope="row" title={nameOf(row)} className="max-w-40 truncate pr-2 text-left font-normal text-muted">
                <span className="mr-1.5 font-medium text-faint tabular-nums">{index + 1}</span>
                {nameOf(row)}
              </th>
              {tasks.map((column) => {
                const pair = pairOf(row, column);
                return row === column ? <td key={column} aria-hidden className="size-5" /> : <Cell key={column} standing={pair?.standing ?? "parallel"} reasons={pair?.reasons ?? []} />;
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {leftOut === 0 ? null : <p className="text-2xs text-faint">{leftOut === 1 ? "One more task is" : `${leftOut} more tasks are`} not in the table.</p>}
    </div>
  );
}

function Cell({ standing, reasons }: { readonly standing: Standing; readonly reasons: readonly string[] }) {
  const { icon: Icon, fill, word } = STANDING_LOOK[standing];
  return (
    <td title={[word, ...reasons].join("\n")} className={classNames("size-5 rounded-sm text-center", fill)}>
      <Icon aria-hidden className="mx-auto size-3" />
      <span className="sr-only">{word}</span>
    </td>
  );
}
