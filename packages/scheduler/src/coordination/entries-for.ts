import { scopeMatcher } from "../conflicts/scope-matcher.ts";
import type { TaskId } from "../plan/ids.ts";
import type { Plan, Scope, Task } from "../plan/plan.ts";
import type { Audience, BoardEntry, Coordination } from "../run/coordination/coordination.ts";

/**
 * What of the board is told to whoever does a task, pinned entries first and then the newest first: what is addressed
 * to all, to its stream, to the task itself, or to whoever touches files that it touches. What was superseded is told to
 * nobody. O(entries), and for those addressed by files, the first time they are asked about, what it costs to intersect
 * their patterns with the task's.
 */
export function entriesFor(plan: Plan, task: Task, { board }: Pick<Coordination, "board">): readonly BoardEntry[] {
  const touches = toucher(plan, task);
  const told = board.filter((entry) => entry.supersededBy === null && isTold(entry.audience, task, touches));
  const newestFirst = told.toReversed();
  return [...newestFirst.filter(({ pinned }) => pinned), ...newestFirst.filter(({ pinned }) => !pinned)];
}

/** Whether a task touches files that match. */
type Touches = (patterns: readonly string[]) => boolean;

function isTold(audience: Audience, { id, stream }: Task, touches: Touches): boolean {
  switch (audience.kind) {
    case "all":
      return true;
    case "stream":
      return audience.stream === stream;
    case "tasks":
      return audience.tasks.includes(id);
    case "files":
      return touches(audience.patterns);
  }
}

/** So many tasks of a plan are remembered: with a full board each takes up to 500 KB. */
const MOST_KNOWN = 100;
const known = new WeakMap<Plan, Map<TaskId, Touches>>();

/** What a task touches, remembered for each list of patterns as the object it is: entries never change. */
function toucher(plan: Plan, task: Task): Touches {
  const ofPlan = known.get(plan) ?? new Map<TaskId, Touches>();
  known.set(plan, ofPlan);
  const found = ofPlan.get(task.id);
  if (found !== undefined) return found;
  const made = remembered(scopeMatcher(touchedBy(plan, task)));
  ofPlan.set(task.id, made);
  const [oldest] = ofPlan.keys();
  if (ofPlan.size > MOST_KNOWN && oldest !== undefined) ofPlan.delete(oldest);
  return made;
}

function remembered(touches: Touches): Touches {
  const answers = new WeakMap<readonly string[], boolean>();
  return (patterns) => {
    const before = answers.get(patterns);
    if (before !== undefined) return before;
    const answer = touches(patterns);
    answers.set(patterns, answer);
    return answer;
  };
}

/** Everything a task may touch, as one list of globs: its own scope and the files of its stream. */
function touchedBy({ streams }: Plan, { scope, stream }: Task): readonly string[] {
  return [...(streams.find(({ id }) => id === stream)?.patterns ?? []), ...touchedFiles(scope)];
}

/** The files of a scope in one list. */
export function touchedFiles({ writes, reads, appends, exclusive }: Scope): readonly string[] {
  return [...writes, ...appends, ...exclusive, ...reads];
}

/** The tasks that an audience names, in the order of the plan. */
export function tasksTold(plan: Plan, audience: Audience): readonly TaskId[] {
  return plan.tasks.filter((task) => task.kind === "task" && isTold(audience, task, toucher(plan, task))).map(({ id }) => id);
}
