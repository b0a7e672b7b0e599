import { sameData } from "./same-data.ts";

interface Identified {
  readonly id: string;
}

/** The list with one more item, or `null` where its id is taken. */
export function withItem<T extends Identified>(list: readonly T[], item: T): readonly T[] | null {
  return list.some(({ id }) => id === item.id) ? null : [...list, item];
}

/** The list with one item changed, or `null` where no item has the id. A change that changes nothing gives the same list. */
export function withChange<T extends Identified>(list: readonly T[], id: T["id"], change: Partial<Omit<T, "id">>): readonly T[] | null {
  const at = list.findIndex((item) => item.id === id);
  const before = list[at];
  if (before === undefined) return null;
  const after = { ...before, ...change, id: before.id };
  return sameData(before, after) ? list : list.with(at, after);
}

/** The list without one item, or `null` where no item has the id. */
export function withoutItem<T extends Identified>(list: readonly T[], id: T["id"]): readonly T[] | null {
  const rest = list.filter((item) => item.id !== id);
  return rest.length === list.length ? null : rest;
}

/** The list with some items replaced; the same list where `replace` gives back every item as it was. */
export function withReplaced<T>(list: readonly T[], replace: (item: T) => T): readonly T[] {
  const after = list.map(replace);
  return after.every((item, index) => item === list[index]) ? list : after;
}
