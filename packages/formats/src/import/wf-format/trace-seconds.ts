import type { NoteList } from "../note-list.ts";
import type { TraceTask } from "./trace-task.ts";

/** Taken for what the trace measured as nothing: a plan has no tasks without a duration. */
const LEAST_SECONDS = 0.001;
/** A plan holds no longer tasks: 100,000 minutes. */
const MOST_SECONDS = 6_000_000;
/** Where nothing at all was measured. */
const USUAL_SECONDS = 1_200;

/** What each task took, as measured; where it was not, the median of the others. O(n log n). */
export function traceSeconds(tasks: readonly TraceTask[], notes: NoteList): readonly number[] {
  const measured = tasks.flatMap(({ seconds }) => seconds ?? []).toSorted((a, b) => a - b);
  const usual = measured[Math.floor(measured.length / 2)] ?? USUAL_SECONDS;
  const source = measured.length === 0 ? "" : ", the median of the others";
  return tasks.map(({ seconds, name, at }) => {
    const place = { name: JSON.stringify(name), at };
    if (seconds === null) notes.count("assumed", (count, first) => `${count === 1 ? "One task has" : `${count} tasks have`} no recorded runtime (first ${first}); assumed are ${usual} s${source}.`, place);
    else if (seconds < LEAST_SECONDS) notes.count("assumed", (count, first) => `${count === 1 ? "One task was" : `${count} tasks were`} measured with 0 s (first ${first}); a thousandth of a second is taken.`, place);
    else if (seconds > MOST_SECONDS) notes.count("dropped", (count, first) => `${count === 1 ? "One task is" : `${count} tasks are`} longer than a plan allows (first ${first}); 100,000 minutes are taken.`, place);
    return Math.min(Math.max(seconds ?? usual, LEAST_SECONDS), MOST_SECONDS);
  });
}
