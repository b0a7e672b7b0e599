import { type Document, isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap } from "yaml";
import type { TextPosition } from "../file-problem.ts";
import { FILE_LIMITS } from "./file-limits.ts";
import { keyFault } from "./key-fault.ts";
import type { ProblemList } from "./problem-list.ts";
import { pathOfKey, type ScalarValue, type SourceEntry, type SourceNode } from "./source-node.ts";

interface BuildOptions {
  readonly problems: ProblemList;
  readonly positionAt: (offset: number) => TextPosition;
}

/**
 * The nodes of a parsed document. Reports keys that are used twice or are no text, and anchors used to make the file
 * larger than it may be; gives `null` for an empty document or after such an abuse.
 */
export function buildNodes(document: Document.Parsed, options: BuildOptions): SourceNode | null {
  const builder = new NodeBuilder(document, options);
  const root = builder.build(document.contents, { path: "", depth: 0, at: { line: 1, column: 1 } });
  return builder.gaveUp ? null : root;
}

interface Seat {
  readonly path: string;
  readonly depth: number;
  /** Stands in for the position of what has none, like the value after a key without one. */
  readonly at: TextPosition;
}

class NodeBuilder {
  readonly #document: Document.Parsed;
  readonly #problems: ProblemList;
  readonly #positionAt: (offset: number) => TextPosition;
  #aliases = 0;
  #nodes = 0;
  gaveUp = false;

  constructor(document: Document.Parsed, { problems, positionAt }: BuildOptions) {
    this.#document = document;
    this.#problems = problems;
    this.#positionAt = positionAt;
  }

  build(node: unknown, seat: Seat): SourceNode {
    const { path, depth } = seat;
    const at = this.#placeOf(node) ?? seat.at;
    if (this.gaveUp) return nothing(at, path);
    this.#nodes += 1;
    if (this.#nodes > FILE_LIMITS.nodes) return this.#giveUp({ at, path }, `The file holds more than ${FILE_LIMITS.nodes} values, repetitions by anchors included.`);
    if (depth > FILE_LIMITS.depth) return this.#giveUp({ at, path }, `Lists and mappings lie in each other more than ${FILE_LIMITS.depth} levels deep.`);
    if (isAlias(node)) {
      this.#aliases += 1;
      if (this.#aliases > FILE_LIMITS.aliases) return this.#giveUp({ at, path }, `Anchors are used more than ${FILE_LIMITS.aliases} times.`);
      return this.build(node.resolve(this.#document), { path, depth: depth + 1, at });
    }
    if (isMap(node)) return { kind: "map", at, path, entries: this.#entries(node, { path, depth, at }) };
    if (isSeq(node)) return { kind: "list", at, path, items: node.items.map((item, index) => this.build(item, { path: `${path}[${index}]`, depth: depth + 1, at })) };
    if (!isScalar(node)) return nothing(at, path);
    const value = scalarValue(node.value);
    return { kind: "scalar", at, path, value, written: node.source ?? String(value) };
  }

  #entries(map: YAMLMap, { path, depth, at }: Seat): ReadonlyMap<string, SourceEntry> {
    const entries = new Map<string, SourceEntry>();
    for (const pair of map.items) {
      const keyAt = this.#placeOf(pair.key) ?? at;
      const key = this.#key(pair, { at: keyAt, path });
      if (key === null) continue;
      const keyPath = pathOfKey(path, key);
      const fault = keyFault(key, entries);
      if (fault === null) entries.set(key, { keyAt, value: this.build(pair.value, { path: keyPath, depth: depth + 1, at: keyAt }) });
      else this.#problems.report({ at: keyAt, path: keyPath }, fault);
    }
    return entries;
  }

  /** The text of a key; `null`, and reported, where it is none. */
  #key({ key }: Pair, spot: { readonly at: TextPosition; readonly path: string }): string | null {
    const text = isScalar(key) ? (key.source ?? String(key.value)) : null;
    if (text === null) this.#problems.report(spot, "Expected a text as the key, found a list, a mapping or an alias.");
    return text;
  }

  #placeOf(node: unknown): TextPosition | null {
    const range = isMap(node) || isSeq(node) || isScalar(node) || isAlias(node) ? node.range : null;
    return range ? this.#positionAt(range[0]) : null;
  }

  #giveUp(spot: { readonly at: TextPosition; readonly path: string }, message: string): SourceNode {
    this.gaveUp = true;
    this.#problems.report(spot, message);
    return nothing(spot.at, spot.path);
  }
}

function nothing(at: TextPosition, path: string): SourceNode {
  return { kind: "scalar", at, path, value: null, written: "" };
}

function scalarValue(value: unknown): ScalarValue {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
