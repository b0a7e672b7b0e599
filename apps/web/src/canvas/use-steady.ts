import { isValidElement, useState } from "react";

interface Identified {
  readonly id: string;
}

/** As deep as what the canvas draws goes: node, data, decoration, icon, properties of the icon. */
const DEPTH = 6;

/**
 * `next`, with the very items of the drawing before in the place of those that are the same, and the very list where
 * all are: only what changed draws again. `next` itself must be memoised.
 */
export function useSteady<Item extends Identified>(next: readonly Item[]): Item[] {
  const [drawn, setDrawn] = useState({ next, items: [...next] });
  if (drawn.next === next) return drawn.items;
  const items = reuse(next, drawn.items);
  setDrawn({ next, items });
  return items;
}

/** The items of `next`, each replaced by the one of `before` with its id if both hold the same; `before` itself if all do. */
export function reuse<Item extends Identified>(next: readonly Item[], before: Item[]): Item[] {
  const knownById = new Map(before.map((item) => [item.id, item]));
  const items = next.map((item) => {
    const known = knownById.get(item.id);
    return known !== undefined && isSame(known, item, DEPTH) ? known : item;
  });
  return items.length === before.length && items.every((item, index) => item === before[index]) ? before : items;
}

function isSame(a: unknown, b: unknown, depth: number): boolean {
  if (Object.is(a, b)) return true;
  if (depth === 0 || typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  // An element carries who made it, and when: only what it shows counts.
  if (isValidElement(a) && isValidElement(b)) return a.type === b.type && a.key === b.key && isSame(a.props, b.props, depth - 1);
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(valueOf(a, key), valueOf(b, key), depth - 1));
}

const valueOf = (object: object, key: string): unknown => Reflect.get(object, key);
