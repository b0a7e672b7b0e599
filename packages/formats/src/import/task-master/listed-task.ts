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

const CANCELLED: ReadonlySet<string> = new Set(["cancelled", "canceled"]);
const FINISHED: ReadonlySet<string> = new Set(["done", "completed", ...CANCELLED]);
const OPEN = new Set(["pending", "in-progress", "in_progress", "review", "blocked", "deferred"]);

/**
 * What is left to do of a list; all of it where nothing is left, as somebody who asks about a finished list wants to
 * know how it could have gone. Reports what is no task; says how many are finished, under way or deferred.
 */
export function readListedTasks(list: SourceList, problems: ProblemList, notes: NoteList): TaskListContent {
  const isOver = list.items.length > 0 && list.items.every((node) => FINISHED.has(statusOf(node)));
  if (isOver) notes.assume("Everything in the list is finished, so it is planned as if nothing were done yet.", list.at);
  return readTasks(list, { problems, notes, skipped: isOver ? CANCELLED : FINISHED });
}

interface Reading {
  readonly problems: ProblemList;
  readonly notes: NoteList;
  /** The statuses of what is left out. */
  readonly skipped: ReadonlySet<string>;
}

function readTasks(list: SourceList, { problems, notes, skipped }: Reading): TaskListContent {
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
    noteStatus(node, { id, title, isSkipped: skipped.has(statusOf(node)) }, notes);
    if (skipped.has(statusOf(node))) {
      finished.add(id);
      for (const subtask of subtasks) finished.add(`${id}.${textOf(entryOf(subtask, "id")) ?? ""}`);
      return [];
    }
    return [{ id, node, title, needs: itemsOf(entryOf(node, "dependencies")).flatMap((need) => textOf(need) ?? []), subtasks: parent === null ? subtasks.flatMap((subtask) => read(subtask, id)) : [], isDivided: parent === null && subtasks.length > 0 }];
  };
  const tasks = list.items.flatMap((node) => read(node, null));
  return { tasks: tasks.map((task) => ({ ...task, subtasks: task.subtasks.map((subtask) => withSiblings(subtask, task, finished)) })), finished };
}

function statusOf(node: SourceNode): string {
  return (textOf(entryOf(node, "status")) ?? "pending").toLowerCase();
}

interface NotedTask {
  readonly id: string;
  readonly title: string;
  readonly isSkipped: boolean;
}

function noteStatus(node: SourceNode, { id, title, isSkipped }: NotedTask, notes: NoteList): void {
  const status = statusOf(node);
  const place = { name: `${id} ${JSON.stringify(title.slice(0, 60))}`, at: node.at };
  const word = (count: number): string => (count === 1 ? "One task is" : `${count} tasks are`);
  if (isSkipped) notes.count("dropped", (count, first) => `${word(count)} done or cancelled (first ${first}) and left out; nothing waits for ${count === 1 ? "it" : "them"}.`, place);
  else if (status === "deferred" || status === "blocked") notes.count("assumed", (count, first) => `${word(count)} deferred or blocked (first ${first}), and planned like the others.`, place);
  else if (status.startsWith("in") && OPEN.has(status)) notes.count("assumed", (count, first) => `${word(count)} under way (first ${first}), and planned as if nothing were done yet.`, place);
  else if (!OPEN.has(status) && !FINISHED.has(status)) notes.count("assumed", (count, first) => `${word(count)} of a status that is not known (first ${first}), and planned like the others.`, place);
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
