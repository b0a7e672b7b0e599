import type { TextPosition } from "../file-problem.ts";

export type ScalarValue = string | number | boolean | null;

/**
 * A piece of a file that remembers where it stands. Readers rearrange these pieces into the shape of a plan document;
 * whatever is found wrong later can still be shown at the place where it was written.
 */
export type SourceNode = SourceScalar | SourceList | SourceMap;

interface Placed {
  readonly at: TextPosition;
  /** The way to it from the top of the file, like `tasks[3].estimate`. */
  readonly path: string;
}

export interface SourceScalar extends Placed {
  readonly kind: "scalar";
  readonly value: ScalarValue;
  /** The characters it was written with, without quotes. */
  readonly written: string;
}

export interface SourceList extends Placed {
  readonly kind: "list";
  readonly items: readonly SourceNode[];
}

export interface SourceMap extends Placed {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, SourceEntry>;
}

export interface SourceEntry {
  readonly keyAt: TextPosition;
  readonly value: SourceNode;
}

/** The path of what stands under a key; a key that would be misread in a path is shown in quotes. */
export function pathOfKey(parent: string, key: string): string {
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${parent}[${JSON.stringify(key)}]`;
  return parent === "" ? key : `${parent}.${key}`;
}

/** The plain data of a node. Linear. */
export function plainData(node: SourceNode): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(plainData);
    case "map":
      return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plainData(value)]));
  }
}

/** What stands under a key of a map; `undefined` where there is no such key, or no map. */
export function entryOf(node: SourceNode | undefined, key: string): SourceNode | undefined {
  return node?.kind === "map" ? node.entries.get(key)?.value : undefined;
}

/** The items of a list; none where it is no list. */
export function itemsOf(node: SourceNode | undefined): readonly SourceNode[] {
  return node?.kind === "list" ? node.items : [];
}

/** The text of a scalar, as it was written where it is none; `null` for anything else, and for nothing. */
export function textOf(node: SourceNode | undefined): string | null {
  if (node?.kind !== "scalar" || node.value === null) return null;
  return typeof node.value === "string" ? node.value : node.written;
}

/** A number that can be calculated with; `null` for anything else. */
export function numberOf(node: SourceNode | undefined): number | null {
  return node?.kind === "scalar" && typeof node.value === "number" && Number.isFinite(node.value) ? node.value : null;
}
