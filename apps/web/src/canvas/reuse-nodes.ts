import type { CanvasNode } from "./canvas-elements.ts";

/** The next nodes, with those of before in the place of what has not changed, so that only changed nodes draw again. */
export function reuseNodes(next: readonly CanvasNode[], before: ReadonlyMap<string, CanvasNode>): CanvasNode[] {
  return next.map((node) => {
    const known = before.get(node.id);
    return known !== undefined && isSame(known, node, 3) ? known : node;
  });
}

/** Equal down to `depth` levels of objects. */
function isSame(a: unknown, b: unknown, depth: number): boolean {
  if (Object.is(a, b)) return true;
  if (depth === 0 || typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [one, other] = [Object.entries(a), new Map(Object.entries(b))];
  return one.length === other.size && one.every(([key, value]) => other.has(key) && isSame(value, other.get(key), depth - 1));
}
