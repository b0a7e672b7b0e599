import type { TaskItem, TaskOutline } from "./task-item.ts";

/** An item that becomes a task, or, where it has open parts, the sync point after them. */
export interface PlacedItem {
  readonly item: TaskItem;
  /** Among all that are placed. */
  readonly index: number;
  /** The title of its section. */
  readonly section: string;
  readonly parts: readonly PlacedItem[];
}

export interface PlacedOutline {
  /** By sections. */
  readonly sections: readonly (readonly PlacedItem[])[];
  /** By index: parts stand before what they are part of. */
  readonly all: readonly PlacedItem[];
  /** How many were left out as done, their parts not counted. */
  readonly done: number;
}

/** What of an outline becomes tasks: what is not ticked off, or everything where `isAll`. */
export function placeItems({ sections }: TaskOutline, isAll: boolean): PlacedOutline {
  const all: PlacedItem[] = [];
  let done = 0;
  const place = (item: TaskItem, section: string): PlacedItem[] => {
    if (item.isDone && !isAll) {
      done += 1;
      return [];
    }
    const parts = item.parts.flatMap((part) => place(part, section));
    const placed = { item, index: all.length, section, parts };
    all.push(placed);
    return [placed];
  };
  return { sections: sections.map(({ title, items }) => items.flatMap((item) => place(item, title))), all, done };
}
