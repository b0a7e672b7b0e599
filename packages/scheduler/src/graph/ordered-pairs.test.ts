import fc from "fast-check";
import { expect, test } from "vitest";
import { coveringCycles } from "./covering-cycles.ts";
import { digraph, successorsOf } from "./digraph.ts";
import { nodePairs, orderedPairs } from "./ordered-pairs.ts";
import { strongComponents } from "./strong-components.ts";
import { redundantEdges } from "./transitive-reduction.ts";

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
      expect([...orderedPairs(graph, nodePairs(pairs))]).toEqual(pairs.map(([a, b]) => Number(reaches(graph, a, b) || reaches(graph, b, a))));
    }),
    { numRuns: 40 },
  );
});

test("a reduction keeps what is reachable, and not one edge more can go", () => {
  fc.assert(
    fc.property(graphs, ([size, edges]) => {
      const upwards = [...new Map(edges.filter(([a, b]) => a !== b).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]).map(([a = 0, b = 0]) => [`${a} ${b}`, [a, b] as const])).values()];
      const graphOf = (list: readonly (readonly [number, number])[]) => digraph(size, list.map(([from]) => from), list.map(([, to]) => to));
      const redundant = new Set(redundantEdges(graphOf(upwards)).map(({ from, to }) => `${from} ${to}`));
      const kept = upwards.filter(([from, to]) => !redundant.has(`${from} ${to}`));
      for (const [from, to] of upwards) expect(reaches(graphOf(kept), from, to)).toBe(true);
      for (const [from, to] of kept) expect(reaches(graphOf(kept.filter((edge) => edge[0] !== from || edge[1] !== to)), from, to)).toBe(false);
    }),
    { numRuns: 40 },
  );
});

test("where one node leads to thousands that follow each other, all its edges but the first are redundant", () => {
  const nodes = Array.from({ length: 5_000 }, (_, index) => index + 1);
  const graph = digraph(5_001, [...nodes.map(() => 0), ...nodes.slice(1).map((node) => node - 1)], [...nodes, ...nodes.slice(1)]);
  expect(redundantEdges(graph).map(({ from, to }) => [from, to])).toEqual(nodes.slice(1).map((node) => [0, node]));
});

test("every edge of a knot lies on a cycle that is named, and each of them is one", () => {
  fc.assert(
    fc.property(graphs, ([size, edges]) => {
      const graph = digraph(size, edges.map(([from]) => from), edges.map(([, to]) => to));
      for (const component of strongComponents(graph)) {
        const cycles = coveringCycles(graph, component);
        const steps = new Set(cycles.flatMap((cycle) => cycle.map((node, place) => `${node} ${cycle[(place + 1) % cycle.length]}`)));
        for (const step of steps) expect(edges.some(([from, to]) => `${from} ${to}` === step)).toBe(true);
        const inside = edges.filter(([from, to]) => from !== to && component.includes(from) && component.includes(to));
        if (cycles.length < 50) for (const [from, to] of inside) expect(steps.has(`${from} ${to}`)).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});
