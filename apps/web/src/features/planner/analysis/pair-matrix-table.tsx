import { type Conflict, describeConflict, type Plan, type TaskId } from "@planloom/scheduler";
import { classNames } from "@planloom/ui";
import { pairMatrix } from "./pair-matrix.ts";
import { PAIR_LOOK } from "./pair-look.ts";
import { taskNames } from "./task-names.ts";

export interface PairMatrixTableProps {
  readonly plan: Plan;
  readonly conflicts: readonly Conflict[];
}

/** Every pair of the tasks that collide with something, as a table that screen readers can walk through cell by cell. */
export function PairMatrixTable({ plan, conflicts }: PairMatrixTableProps) {
  const { tasks, leftOut, kindOf } = pairMatrix(plan, conflicts);
  const nameOf = taskNames(plan);
  const known = new Map(conflicts.map((conflict) => [`${conflict.first} ${conflict.second}`, conflict]));
  const reasonOf = (one: TaskId, other: TaskId) => {
    const conflict = known.get(`${one} ${other}`) ?? known.get(`${other} ${one}`);
    return conflict === undefined ? undefined : describeConflict(plan, conflict);
  };
  return (
    <div className="flex flex-col gap-2">
      <table className="w-max border-separate border-spacing-0.5 text-2xs">
        <caption className="sr-only">Which pairs of tasks collide</caption>
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
              {tasks.map((column) => (row === column ? <td key={column} aria-hidden className="size-5" /> : <PairCell key={column} look={PAIR_LOOK[kindOf(row, column)]} reason={reasonOf(row, column)} />))}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend />
      {leftOut === 0 ? null : <p className="text-2xs text-faint">{leftOut === 1 ? "One other task is" : `${leftOut} other tasks are`} not in the table.</p>}
    </div>
  );
}

function PairCell({ look: { icon: Icon, fill, word }, reason }: { readonly look: (typeof PAIR_LOOK)[keyof typeof PAIR_LOOK]; readonly reason: string | undefined }) {
  return (
    <td title={reason ?? word} className={classNames("size-5 rounded-sm text-center", fill)}>
      <Icon aria-hidden className="mx-auto size-3" />
      <span className="sr-only">{word}</span>
    </td>
  );
}

function Legend() {
  return (
    <ul aria-label="Signs in the table" className="flex flex-wrap gap-x-4 gap-y-1 text-2xs text-muted">
      {Object.values(PAIR_LOOK).map(({ word, icon: Icon, fill }) => (
        <li key={word} className="flex items-center gap-1.5">
          <span aria-hidden className={classNames("flex size-4 items-center justify-center rounded-sm", fill)}>
            <Icon className="size-2.5" />
          </span>
          {word}
        </li>
      ))}
    </ul>
  );
}
