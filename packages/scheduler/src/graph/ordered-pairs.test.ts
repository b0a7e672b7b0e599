import fc from "fast-check";
import { expect, test } from "vitest";
import { digraph, successorsOf } from "./digraph.ts";
import { orderedPairs } from "./ordered-pairs.ts";

const graphs = fc.integer({ min: 1, max: 90 }).chain((size) => fc.tuple(fc.constant(size), fc.array(fc.tuple(fc.nat({ max: size - 1 }), fc.nat({ max: size - 1 })), { maxLength: 2 * size })));

function reaches(graph: ReturnType<typeof digraph>, from: number, to: number): boolean {
  const seen = new Set<number>();
  const next = [...successorsOf(graph, from)];
  for (let node = next.pop(); node !== undefined; node = next.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    next.push(...successorsOf(graph, node));
  }
  return seen.has(to);
}

test("two nodes are ordered exactly if one is reachable from the other, on cycles too", () => {
  fc.assert(
    fc.property(graphs, ([size, edges]) => {
      const graph = digraph(size, edges.map(([from]) => from), edges.map(([, to]) => to));
      const pairs = Array.from({ length: size }, (_, a) => Array.from({ length: a }, (_unused, b): [number, number] => [a, b])).flat();
      expect(orderedPairs(graph, pairs)).toEqual(pairs.map(([a, b]) => reaches(graph, a, b) || reaches(graph, b, a)));
    }),
    { numRuns: 40 },
  );
});
