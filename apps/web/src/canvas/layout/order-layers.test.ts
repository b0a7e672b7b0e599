import fc from "fast-check";
import { expect, test } from "vitest";
import { countCrossings } from "./count-crossings.ts";
import type { LayoutItem } from "./layout-item.ts";
import { orderLayers } from "./order-layers.ts";

const SIZE = 7;
const links = fc.array(fc.tuple(fc.nat(SIZE - 1), fc.nat(SIZE - 1)), { maxLength: 20 });
const groups = fc.array(fc.nat(2), { minLength: SIZE, maxLength: SIZE });

/** Two layers of `SIZE` items with these links between them. */
function layersOf(linked: readonly (readonly [number, number])[], groupOf: readonly number[] = []): [LayoutItem[], LayoutItem[]] {
  const layer = (number: number): LayoutItem[] => Array.from({ length: SIZE }, (_, rank) => ({ task: null, layer: number, group: groupOf[rank] ?? 0, before: [], after: [], rank, y: 0 }));
  const [left, right] = [layer(0), layer(1)];
  for (const [from, to] of linked) {
    const [source, target] = [left[from], right[to]];
    if (source === undefined || target === undefined) throw new Error("A link leads to nowhere");
    source.after.push(target);
    target.before.push(source);
  }
  return [left, right];
}

test("crossings are counted as they can be seen", () => {
  fc.assert(
    fc.property(links, (linked) => {
      const seen = linked.flatMap(([from, to], index) => linked.slice(index + 1).filter(([otherFrom, otherTo]) => (from - otherFrom) * (to - otherTo) < 0));
      expect(countCrossings(layersOf(linked)[0])).toBe(seen.length);
    }),
  );
});

test("ordering never adds a crossing, keeps every item, and keeps groups together in their order", () => {
  fc.assert(
    fc.property(links, groups, (linked, groupOf) => {
      const [left, right] = layersOf(linked, groupOf.toSorted((a, b) => a - b));
      const before = countCrossings(left);
      const ordered = orderLayers([left, right]);
      expect(countCrossings(ordered[0] ?? [])).toBeLessThanOrEqual(before);
      for (const [index, layer] of ordered.entries()) {
        expect(new Set(layer)).toEqual(new Set(index === 0 ? left : right));
        expect(layer.map(({ group }) => group)).toEqual(layer.map(({ group }) => group).toSorted((a, b) => a - b));
        expect(layer.map(({ rank }) => rank)).toEqual([...layer.keys()]);
      }
    }),
  );
});

test("two dependencies that cross without need are untangled", () => {
  const [left] = orderLayers(layersOf([[0, 1], [1, 0], [2, 2]]));
  expect(countCrossings(left ?? [])).toBe(0);
});
