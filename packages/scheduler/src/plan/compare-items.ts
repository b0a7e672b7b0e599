import { sameData } from "./same-data.ts";

/** The items of `after` that are new by their id, and what is different about the others. Linear. */
export function compareItems<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): { readonly added: readonly T[]; readonly changed: readonly { readonly id: T["id"]; readonly change: Partial<T> }[] } {
  const known = new Map<string, T>(before.map((item) => [item.id, item]));
  const added: T[] = [];
  const changed: { id: T["id"]; change: Partial<T> }[] = [];
  for (const item of after) {
    const old = known.get(item.id);
    if (old === undefined) added.push(item);
    else if (old !== item) {
      const change = changedFields(old, item);
      if (change !== null) changed.push({ id: item.id, change });
    }
  }
  return { added, changed };
}

/** The fields of `after` that differ from `before`, or `null` where none does. */
export function changedFields<T extends object>(before: T, after: T): Partial<T> | null {
  const change: Partial<T> = {};
  for (const key in after) if (!sameData(before[key], after[key])) change[key] = after[key];
  return Object.keys(change).length === 0 ? null : change;
}
