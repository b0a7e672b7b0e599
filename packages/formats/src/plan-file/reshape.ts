import { nearestWord } from "../nearest-word.ts";
import type { ProblemList } from "../source/problem-list.ts";
import { pathOfKey, type SourceEntry, type SourceMap, type SourceNode } from "../source/source-node.ts";

/**
 * Turns a piece of the friendly file form into the same piece of the document form, each part keeping its place.
 * What it cannot make sense of it either hands on for the schema to refuse, or reports and answers with `null`.
 */
export type Reshape = (node: SourceNode, problems: ProblemList) => SourceNode | null;

/** Leaves a value as it is; the schema judges it. */
export const keep: Reshape = (node) => node;

interface MapShape {
  /** For every key that may stand here, what becomes of its value. */
  readonly keys: Readonly<Record<string, Reshape>>;
  /** What people write instead of a key, learned from other tools and from the document form. */
  readonly knownAs?: Readonly<Record<string, string>>;
}

/**
 * A mapping with these keys and no others. A key with nothing after it counts as left out. A key that is not known is
 * reported with the one that was probably meant.
 */
export function mapOf(shape: MapShape): Reshape {
  return (node, problems) => {
    if (node.kind !== "map") return node;
    const entries = new Map<string, SourceEntry>();
    for (const [key, entry] of node.entries) {
      const reshape = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
      if (reshape === undefined) {
        if (problems.isFull) break;
        problems.report({ at: entry.keyAt, path: pathOfKey(node.path, key) }, unknownKey(key, shape));
      } else if (!isNothing(entry.value)) {
        const value = reshape(entry.value, problems);
        if (value !== null) entries.set(key, { keyAt: entry.keyAt, value });
      }
    }
    return { ...node, entries };
  };
}

/** A list whose items are all of one shape. */
export function listOf(item: Reshape): Reshape {
  return (node, problems) => {
    if (node.kind !== "list") return node;
    return { ...node, items: node.items.flatMap((each) => item(each, problems) ?? []) };
  };
}

/** A list, or one item that stands for a list of one. */
export function oneOrMore(item: Reshape): Reshape {
  const list = listOf(item);
  return (node, problems) => list(node.kind === "list" ? node : { kind: "list", at: node.at, path: node.path, items: [node] }, problems);
}

/** Whether nothing was written, or `null`. */
export function isNothing(node: SourceNode): boolean {
  return node.kind === "scalar" && node.value === null;
}

/** The same map with other names for some keys, and with more entries. Existing ones win. */
export function withKeys(map: SourceMap, names: Readonly<Record<string, string>>, more: Readonly<Record<string, SourceNode>> = {}): SourceMap {
  const entries = new Map([...map.entries].map(([key, entry]) => [names[key] ?? key, entry]));
  for (const [key, value] of Object.entries(more)) if (!entries.has(key)) entries.set(key, { keyAt: value.at, value });
  return { ...map, entries };
}

/** A map at the place of another node, for what a shorthand stands for. */
export function mapAt({ at, path }: SourceNode, entries: Readonly<Record<string, SourceNode>>): SourceMap {
  return { kind: "map", at, path, entries: new Map(Object.entries(entries).map(([key, value]) => [key, { keyAt: value.at, value }])) };
}

/** A text at the place of another node, for what a shorthand stands for. */
export function textAt({ at, path }: SourceNode, value: string): SourceNode {
  return { kind: "scalar", at, path, value, written: value };
}

function unknownKey(key: string, { keys, knownAs = {} }: MapShape): string {
  const names = Object.keys(keys);
  const meant = (Object.hasOwn(knownAs, key) ? knownAs[key] : undefined) ?? nearestWord(key, names);
  const start = `There is no key "${key}" here`;
  return meant === null ? `${start}; expected one of ${names.join(", ")}.` : `${start}; did you mean "${meant}"?`;
}
