import { describeFound } from "../../plan-file/describe-issue.ts";
import type { ProblemList } from "../../source/problem-list.ts";
import { entryOf, itemsOf, type SourceList, type SourceNode, textOf } from "../../source/source-node.ts";
import type { NoteList } from "../note-list.ts";

/** A task or subtask of task-master that is still to be done. */
export interface ListedTask {
  /** `3`, or `3.2` for a subtask. */
  readonly id: string;
  readonly node: SourceNode;
  readonly title: string;
  /** Ids as above; those of siblings made whole. */
  readonly needs: readonly string[];
  /** In their order; empty for a subtask. */
  readonly subtasks: readonly ListedTask[];
  /** Whether there were any, finished ones included. */
  readonly isDivided: boolean;
}

export interface TaskListContent {
  readonly tasks: readonly ListedTask[];
  /** The ids of what is done or cancelled, subtasks included. */
  readonly finished: ReadonlySet<string>;
}

const FINISHED = new Set(["done", "completed", "cancelled", "canceled"]);
const OPEN = new Set(["pending", "in-progress", "in_progress", "review", "blocked", "deferred"]);

/** What is left to do of a list. Reports what is no task; says how many are finished, under way or deferred. */
export function readListedTasks(list: SourceList, problems: ProblemList, notes: NoteList): TaskListContent {
  const finished = new Set<string>();
  const seen = new Set<string>();
  const read = (node: SourceNode, parent: string | null): ListedTask[] => {
    const own = textOf(entryOf(node, "id"));
    if (own === null) {
      problems.report(node, `Expected a task with an id, found ${describeFound(node)}${node.kind === "map" ? " without one" : ""}.`);
      return [];
    }
    const id = parent === null || own.startsWith(`${parent}.`) ? own : `${parent}.${own}`;
    if (seen.has(id)) {
      problems.report(node, `There are two tasks with the id ${JSON.stringify(id)}; each needs its own.`);
      return [];
    }
    seen.add(id);
    const title = textOf(entryOf(node, "title")) ?? `Task ${id}`;
    const subtasks = itemsOf(entryOf(node, "subtasks"));
    if (isFinished(node, { id, title }, notes)) {
      finished.add(id);
      for (const subtask of subtasks) finished.add(`${id}.${textOf(entryOf(subtask, "id")) ?? ""}`);
      return [];
    }
    return [{ id, node, title, needs: itemsOf(entryOf(node, "dependencies")).flatMap((need) => textOf(need) ?? []), subtasks: parent === null ? subtasks.flatMap((subtask) => read(subtask, id)) : [], isDivided: parent === null && subtasks.length > 0 }];
  };
  const tasks = list.items.flatMap((node) => read(node, null));
  return { tasks: tasks.map((task) => ({ ...task, subtasks: task.subtasks.map((subtask) => withSiblings(subtask, task, finished)) })), finished };
}

function isFinished(node: SourceNode, { id, title }: { readonly id: string; readonly title: string }, notes: NoteList): boolean {
  const status = (textOf(entryOf(node, "status")) ?? "pending").toLowerCase();
  const place = { name: `${id} ${JSON.stringify(title.slice(0, 60))}`, at: node.at };
  const word = (count: number): string => (count === 1 ? "One task is" : `${count} tasks are`);
  if (FINISHED.has(status)) notes.count("dropped", (count, first) => `${word(count)} done or cancelled (first ${first}) and left out; nothing waits for ${count === 1 ? "it" : "them"}.`, place);
  else if (status === "deferred" || status === "blocked") notes.count("assumed", (count, first) => `${word(count)} deferred or blocked (first ${first}), and planned like the others.`, place);
  else if (status.startsWith("in") && OPEN.has(status)) notes.count("assumed", (count, first) => `${word(count)} under way (first ${first}), and planned as if nothing were done yet.`, place);
  else if (!OPEN.has(status)) notes.count("assumed", (count, first) => `${word(count)} of a status that is not known (first ${first}), and planned like the others.`, place);
  return FINISHED.has(status);
}

/** A number in a subtask means its sibling where there is one, and a task of the list otherwise. */
function withSiblings(subtask: ListedTask, parent: ListedTask, finished: ReadonlySet<string>): ListedTask {
  const siblings = new Set(parent.subtasks.map(({ id }) => id));
  const needs = subtask.needs.map((need) => {
    const sibling = `${parent.id}.${need}`;
    return siblings.has(sibling) || finished.has(sibling) ? sibling : need;
  });
  return { ...subtask, needs: needs.filter((need) => need !== parent.id) };
}
