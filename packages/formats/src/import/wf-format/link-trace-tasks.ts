import { LinkSet } from "../link-set.ts";
import type { NoteList } from "../note-list.ts";
import type { TraceTask } from "./trace-task.ts";

/**
 * Who needs whom. By `parents` and `children`, which name ids or, in old
 * versions, names; where no task has any, by the files that one writes and another reads. Linear in what the trace
 * says.
 */
export function linkTraceTasks(tasks: readonly TraceTask[], notes: NoteList): LinkSet {
  const links = new LinkSet(tasks.length);
  const find = finder(tasks);
  tasks.forEach(({ parents, children, name, at }, index) => {
    const resolve = (named: string): readonly number[] => {
      const found = find(named);
      if (found.length === 0) notes.count("dropped", (count, first) => `${count === 1 ? "One dependency names a task" : `${count} dependencies name tasks`} the file does not have (first by ${first}).`, { name: JSON.stringify(name), at });
      if (found.length > 1) notes.count("assumed", (count, first) => `${count === 1 ? "One dependency names" : `${count} dependencies name`} a task by a name that several have (first by ${first}); all of them are needed.`, { name: JSON.stringify(name), at });
      return found;
    };
    if (links.isFull) return;
    for (const parent of new Set(parents)) for (const from of resolve(parent)) links.add(from, index);
    for (const child of new Set(children)) for (const to of resolve(child)) links.add(index, to);
  });
  if (tasks.every(({ parents, children }) => parents.length + children.length === 0)) {
    linkByFiles(tasks, links);
    if (links.size > 0) notes.assume(`No task names its parents, so the ${links.size} dependencies follow the files: who reads a file needs the task that writes it.`);
  }
  return links;
}

function finder(tasks: readonly TraceTask[]): (named: string) => readonly number[] {
  const byKey = new Map(tasks.map(({ key }, index) => [key, index]));
  const byName = Map.groupBy(tasks.keys(), (index) => tasks[index]?.name ?? "");
  return (named) => {
    const index = byKey.get(named);
    return index === undefined ? (byName.get(named) ?? []) : [index];
  };
}

function linkByFiles(tasks: readonly TraceTask[], links: LinkSet): void {
  const writers = new Map<string, number[]>();
  tasks.forEach(({ outputs }, index) => {
    for (const path of outputs) {
      const others = writers.get(path);
      if (others === undefined) writers.set(path, [index]);
      else others.push(index);
    }
  });
  tasks.forEach(({ inputs }, index) => {
    for (const path of inputs) if (!links.isFull) for (const writer of writers.get(path) ?? []) links.add(writer, index);
  });
}
