import type { PlanClash, Sides } from "./plan-clash.ts";
import type { ProblemPlace } from "./problem.ts";
import { sameData } from "./same-data.ts";

/** How a thing is named and pointed at when its versions clash. */
export interface Naming<T> {
  readonly what: (item: T) => string;
  readonly place: (item: T, field: string | null) => ProblemPlace | null;
  readonly report: (clash: PlanClash) => void;
}

/** Joins the three versions of one thing field by field; where both changed a field differently, mine stays and a clash is reported. */
export function mergeFields<T extends object>({ base, mine, theirs }: Sides<T>, { what, place, report }: Naming<T>): T {
  const merged: T = { ...mine };
  for (const field in theirs) {
    if (sameData(mine[field], theirs[field]) || sameData(base[field], theirs[field])) continue;
    if (sameData(base[field], mine[field])) {
      merged[field] = theirs[field];
      continue;
    }
    const message = `Both of you changed "${field}" of ${what(mine)}; yours is kept.`;
    report({ place: place(mine, field), field, mine: mine[field], theirs: theirs[field], message });
  }
  return sameData(merged, mine) ? mine : merged;
}

/**
 * Joins three versions of a list whose items are recognised by `key`. An item that one side deleted is gone unless the
 * other side changed it: that is a clash, and mine decides. Keeps the order of the side that changed the list, of mine
 * where both did.
 */
export function mergeItems<T extends object>(lists: Sides<readonly T[]>, naming: Naming<T> & { readonly key: (item: T) => string }): readonly T[] {
  const { key } = naming;
  const base = new Map(lists.base.map((item) => [key(item), item]));
  const mine = new Map(lists.mine.map((item) => [key(item), item]));
  const theirs = new Map(lists.theirs.map((item) => [key(item), item]));
  const isMineInOldOrder = sameData([...base.keys()], [...mine.keys()]);
  const keys = new Set(isMineInOldOrder ? [...theirs.keys(), ...mine.keys()] : [...mine.keys(), ...theirs.keys()]);
  const merged: T[] = [];
  for (const name of keys) {
    const item = mergeItem({ base: base.get(name), mine: mine.get(name), theirs: theirs.get(name) }, naming);
    if (item !== undefined) merged.push(item);
  }
  return sameData(merged, lists.mine) ? lists.mine : merged;
}

function mergeItem<T extends object>({ base, mine, theirs }: Sides<T | undefined>, naming: Naming<T>): T | undefined {
  if (mine !== undefined && theirs !== undefined) {
    return base === undefined ? mergeAdded(mine, theirs, naming) : mergeFields({ base, mine, theirs }, naming);
  }
  const { what, place, report } = naming;
  if (mine !== undefined) {
    if (base === undefined) return mine;
    if (sameData(base, mine)) return undefined;
    report({ place: place(mine, null), field: null, mine, theirs: null, message: `They deleted ${what(mine)}, which you changed; it is kept.` });
    return mine;
  }
  if (theirs === undefined || base === undefined) return theirs;
  if (!sameData(base, theirs)) {
    const message = `You deleted ${what(theirs)}, which they changed; it stays deleted.`;
    report({ place: place(theirs, null), field: null, mine: null, theirs, message });
  }
  return undefined;
}

function mergeAdded<T extends object>(mine: T, theirs: T, { what, place, report }: Naming<T>): T {
  if (!sameData(mine, theirs)) {
    const message = `Both of you added ${what(mine)}, each in another way; yours is kept.`;
    report({ place: place(mine, null), field: null, mine, theirs, message });
  }
  return mine;
}
