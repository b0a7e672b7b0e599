import { pathMatcher } from "../conflicts/scope-matcher.ts";
import type { TaskId } from "../plan/ids.ts";
import type { Plan, Scope } from "../plan/plan.ts";
import type { IsDeclared } from "../run/measure-scope.ts";

/** Which files the tasks of a plan declare that they change. What a task declares is made ready when it is first asked for. */
export function declaredFiles({ tasks }: Plan): IsDeclared {
  const scopes = new Map<TaskId, Scope>(tasks.map(({ id, scope }) => [id, scope]));
  const known = new Map<TaskId, (file: string) => boolean | null>();
  return (task, file) => {
    const found = known.get(task) ?? declaredBy(scopes.get(task));
    known.set(task, found);
    return found(file);
  };
}

function declaredBy(scope: Scope | undefined): (file: string) => boolean | null {
  if (scope === undefined || scope.writes.length + scope.appends.length + scope.exclusive.length + scope.reads.length === 0) return () => null;
  const lists = [scope.writes, scope.appends, scope.exclusive].map(pathMatcher);
  return (file) => lists.some((holds) => holds(file));
}
