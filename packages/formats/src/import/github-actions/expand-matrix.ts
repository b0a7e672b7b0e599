import type { ProblemList } from "../../source/problem-list.ts";
import { entryOf, itemsOf, plainData, type SourceNode } from "../../source/source-node.ts";

/** One combination of a matrix: a value for every name. */
export type Combination = ReadonlyMap<string, SourceNode>;

/** As many jobs as GitHub makes of one matrix at most. */
const MOST = 256;

/**
 * The combinations of a `strategy.matrix`, by GitHub's rules: the product of its lists without what `exclude` names;
 * then each `include` adds its values to every combination of the product whose own values it does not change, or
 * stands for itself where there is none. `null` for a matrix that an expression makes, and, reported, for more than
 * 256.
 */
export function expandMatrix(matrix: SourceNode, problems: ProblemList): readonly Combination[] | null {
  if (matrix.kind !== "map") return null;
  const axes = [...matrix.entries].filter(([key]) => key !== "include" && key !== "exclude");
  const lists = [...axes.map(([, { value }]) => value), ...["include", "exclude"].flatMap((key) => entryOf(matrix, key) ?? [])];
  if (lists.some(({ kind }) => kind !== "list")) return null;
  if (["include", "exclude"].some((key) => itemsOf(entryOf(matrix, key)).length > 4 * MOST)) return tooMany(matrix, problems);
  let product: Map<string, SourceNode>[] = axes.length === 0 ? [] : [new Map()];
  for (const [name, { value }] of axes) {
    product = product.flatMap((combination) => itemsOf(value).map((item) => new Map([...combination, [name, item]])));
    if (product.length > MOST) return tooMany(matrix, problems);
  }
  const excluded = itemsOf(entryOf(matrix, "exclude"));
  const base = product.filter((combination) => !excluded.some((each) => each.kind === "map" && [...each.entries].every(([name, { value }]) => isSame(combination.get(name), value))));
  const own = base.map((combination) => new Map(combination));
  const added: Map<string, SourceNode>[] = [];
  for (const include of itemsOf(entryOf(matrix, "include"))) {
    if (include.kind !== "map") continue;
    const values = [...include.entries].map(([name, { value }]) => [name, value] as const);
    const targets = base.flatMap((combination, index) => (values.every(([name, value]) => !combination.has(name) || isSame(combination.get(name), value)) ? (own[index] ?? []) : []));
    for (const target of targets) for (const [name, value] of values) target.set(name, value);
    if (targets.length === 0) added.push(new Map(values));
  }
  const all = [...own, ...added];
  return all.length > MOST ? tooMany(matrix, problems) : all;
}

function tooMany(matrix: SourceNode, problems: ProblemList): null {
  problems.report(matrix, `Expected a matrix of at most ${MOST} jobs, found more.`);
  return null;
}

function isSame(one: SourceNode | undefined, other: SourceNode): boolean {
  if (one?.kind === "scalar" || other.kind === "scalar") return one?.kind === "scalar" && other.kind === "scalar" && one.value === other.value;
  return one !== undefined && JSON.stringify(plainData(one)) === JSON.stringify(plainData(other));
}
