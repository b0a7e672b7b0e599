import { pathMatcher } from "../conflicts/scope-matcher.ts";
import type { TaskId } from "../plan/ids.ts";
import type { Plan, Task } from "../plan/plan.ts";
import type { IsInside } from "../run/measure-scope.ts";

/** Which files the tasks of a plan may write: what their scope, the patterns of their stream, or their outputs hold. */
export interface WritableFiles {
  /** Whether a task says which files it writes, by its scope or by its stream. */
  readonly declares: (task: TaskId) => boolean;
  readonly mayWrite: (task: TaskId, file: string) => boolean;
  /**
   * Whether a file that a task changed lies inside what it may write. A task that declares nothing is held to what the
   * others declare: `null` where none of them may write the file, or the plan has no such task.
   */
  readonly isInside: IsInside;
}

const known = new WeakMap<Plan, WritableFiles>();

/**
 * Says which files the tasks of a plan may write. Made once per plan object, and what a task may write when it is first
 * asked for; then each question is O(patterns of the task), of a task that declares nothing O(patterns of all tasks)
 * once per file.
 */
export function writableFiles(plan: Plan): WritableFiles {
  const found = known.get(plan);
  if (found !== undefined) return found;
  const made = makeWritableFiles(plan);
  known.set(plan, made);
  return made;
}

interface Claim {
  readonly declares: boolean;
  readonly holds: (file: string) => boolean;
}

const NO_CLAIM: Claim = { declares: false, holds: () => false };

function makeWritableFiles({ tasks: list, streams }: Plan): WritableFiles {
  const tasks = new Map(list.map((task) => [task.id, task]));
  const patternsOf = new Map(streams.map(({ id, patterns }) => [id, patterns]));
  const claims = new Map<TaskId, Claim>();
  const claimed = new Map<string, boolean>();
  const claimOf = (id: TaskId): Claim => {
    const task = tasks.get(id);
    if (task === undefined) return NO_CLAIM;
    const claim = claims.get(id) ?? makeClaim(task, task.stream === null ? [] : (patternsOf.get(task.stream) ?? []));
    claims.set(id, claim);
    return claim;
  };
  const isClaimed = (file: string): boolean => {
    const is = claimed.get(file) ?? list.some(({ id }) => claimOf(id).holds(file));
    claimed.set(file, is);
    return is;
  };
  return {
    declares: (task) => claimOf(task).declares,
    mayWrite: (task, file) => claimOf(task).holds(file),
    isInside: (task, file) => {
      const { declares, holds } = claimOf(task);
      if (holds(file)) return true;
      return declares || (tasks.has(task) && isClaimed(file)) ? false : null;
    },
  };
}

function makeClaim({ scope, outputs }: Task, patterns: readonly string[]): Claim {
  const lists = [scope.writes, scope.appends, scope.exclusive, patterns].filter((list) => list.length > 0);
  const matchers = lists.map(pathMatcher);
  const paths = new Set(outputs.flatMap((output) => (output.kind === "file" ? [output.path] : [])));
  return { declares: lists.length > 0, holds: (file) => paths.has(file) || matchers.some((holds) => holds(file)) };
}
