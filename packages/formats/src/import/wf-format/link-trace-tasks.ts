import type { NoteList } from "../note-list.ts";
import type { TraceTask } from "./trace-task.ts";

/** That the second needs the first, by their position in the trace. */
export type TraceLink = readonly [from: number, to: number];

/**
 * Who needs whom, each pair once, in the order of who needs. By `parents` and `children`, which name ids or, in old
 * versions, names; where no task has any, by the files that one writes and another reads. Linear in what the trace
 * says.
 */
export function linkTraceTasks(tasks: readonly TraceTask[], notes: NoteList): TraceLink[] {
  const links = new Map<string, TraceLink>();
  const add = (from: number, to: number): void => {
    if (from !== to) links.set(`${from} ${to}`, [from, to]);
  };
  const find = finder(tasks);
  tasks.forEach(({ parents, children, name, at }, index) => {
    const resolve = (named: string): readonly number[] => {
      const found = find(named);
      if (found.length === 0) notes.count("dropped", (count, first) => `${count === 1 ? "One dependency names a task" : `${count} dependencies name tasks`} the file does not have (first by ${first}).`, { name: JSON.stringify(name), at });
      if (found.length > 1) notes.count("assumed", (count, first) => `${count === 1 ? "One dependency names" : `${count} dependencies name`} a task by a name that several have (first by ${first}); all of them are needed.`, { name: JSON.stringify(name), at });
      return found;
    };
    for (const parent of parents) for (const from of resolve(parent)) add(from, index);
    for (const child of children) for (const to of resolve(child)) add(index, to);
  });
  if (tasks.every(({ parents, children }) => parents.length + children.length === 0)) {
    linkByFiles(tasks, add);
    if (links.size > 0) notes.assume(`No task names its parents, so the ${links.size} dependencies follow the files: who reads a file needs the task that writes it.`);
  }
  return [...links.values()].toSorted((a, b) => a[1] - b[1] || a[0] - b[0]);
}

function finder(tasks: readonly TraceTask[]): (named: string) => readonly number[] {
  const byKey = new Map(tasks.map(({ key }, index) => [key, index]));
  const byName = Map.groupBy(tasks.keys(), (index) => tasks[index]?.name ?? "");
  return (named) => {
    const index = byKey.get(named);
    return index === undefined ? (byName.get(named) ?? []) : [index];
  };
}

function linkByFiles(tasks: readonly TraceTask[], add: (from: number, to: number) => void): void {
  const writers = new Map<string, number[]>();
  tasks.forEach(({ outputs }, index) => {
    for (const path of outputs) {
      const others = writers.get(path);
      if (others === undefined) writers.set(path, [index]);
      else others.push(index);
    }
  });
  tasks.forEach(({ inputs }, index) => {
    for (const path of inputs) for (const writer of writers.get(path) ?? []) add(writer, index);
  });
}
