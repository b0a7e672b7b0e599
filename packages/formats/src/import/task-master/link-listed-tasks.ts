import { LinkSet } from "../link-set.ts";
import type { NoteList } from "../note-list.ts";
import type { ListedTask, TaskListContent } from "./listed-task.ts";

/**
 * Who needs whom, by positions in `all`, the tasks and subtasks of a list: a parent needs its subtasks, and what it
 * needs itself the first of them need. Nobody needs what is finished.
 */
export function linkListedTasks(all: readonly ListedTask[], { tasks, finished }: TaskListContent, notes: NoteList): LinkSet {
  const links = new LinkSet(all.length);
  const positions = new Map(all.map(({ id }, index) => [id, index]));
  /** Where the tasks stand that one needs; who is not there and not finished is noted. */
  const positionsOf = ({ needs, id, title, node }: ListedTask): number[] =>
    [...new Set(needs)].flatMap((need) => {
      const position = positions.get(need);
      if (position === undefined && !finished.has(need)) notes.count("dropped", (count, first) => `${count === 1 ? "One dependency names a task" : `${count} dependencies name tasks`} the list does not have (first by ${first}).`, { name: `${id} ${JSON.stringify(title.slice(0, 60))}`, at: node.at });
      return position ?? [];
    });
  for (const task of tasks) {
    const own = positions.get(task.id) ?? 0;
    const needed = positionsOf(task);
    const siblings = new Set(task.subtasks.map(({ id }) => id));
    for (const subtask of task.subtasks) {
      if (links.isFull) return links;
      const position = positions.get(subtask.id) ?? 0;
      links.add(position, own);
      // Behind a sibling it is behind all that the parent needs anyway.
      const inherited = subtask.needs.some((need) => siblings.has(need)) ? [] : needed;
      for (const from of [...inherited, ...positionsOf(subtask)]) links.add(from, position);
    }
    if (task.subtasks.length === 0) for (const from of needed) links.add(from, own);
  }
  return links;
}
