import type { TextPosition } from "../file-problem.ts";
import { FILE_LIMITS } from "./file-limits.ts";
import { keyFault } from "./key-fault.ts";
import { positionFinder } from "./position-finder.ts";
import type { ProblemList } from "./problem-list.ts";
import { pathOfKey, type ScalarValue, type SourceEntry, type SourceNode } from "./source-node.ts";

/**
 * Reads JSON (RFC 8259) into nodes that know their place; a byte order mark in front is allowed. Traces are large, so
 * this does not go by way of the YAML parser: 3.5 MB take 0.1 s, not 6 s. Reports the first syntax error, keys used
 * twice, and texts beyond the limits; gives `null` after a syntax error or a limit. Never throws. Linear, and keys
 * cost O(log lines) each.
 */
export function parseJson(text: string, problems: ProblemList): SourceNode | null {
  const positionAt = positionFinder(text);
  if (text.length > FILE_LIMITS.jsonCharacters) {
    problems.report({ at: positionAt(0), path: "" }, `The file is larger than ${FILE_LIMITS.jsonCharacters / 1024 / 1024} MiB.`);
    return null;
  }
  try {
    return new JsonReader(text, problems, positionAt).readFile();
  } catch (fault) {
    if (!(fault instanceof JsonFault)) throw fault;
    problems.report({ at: positionAt(fault.offset), path: fault.path }, fault.message);
    return null;
  }
}

/** Thrown where reading cannot go on; never leaves this file. */
class JsonFault extends Error {
  readonly offset: number;
  readonly path: string;

  constructor(message: string, { offset, path }: { readonly offset: number; readonly path: string }) {
    super(message);
    this.offset = offset;
    this.path = path;
  }
}

class JsonReader {
  readonly #text: string;
  readonly #problems: ProblemList;
  readonly #positionAt: (offset: number) => TextPosition;
  #offset: number;
  #nodes = 0;

  constructor(text: string, problems: ProblemList, positionAt: (offset: number) => TextPosition) {
    this.#text = text;
    this.#problems = problems;
    this.#positionAt = positionAt;
    this.#offset = text.startsWith("\uFEFF") ? 1 : 0;
  }

  readFile(): SourceNode {
    const root = this.#readValue("", 0);
    if (this.#next() !== "") throw this.#fault(`Expected the end of the file, found ${this.#found()}.`, "");
    return root;
  }

  #readValue(path: string, depth: number): SourceNode {
    const first = this.#next();
    const at = this.#positionAt(this.#offset);
    this.#nodes += 1;
    if (this.#nodes > FILE_LIMITS.nodes) throw this.#fault(`The file holds more than ${FILE_LIMITS.nodes} values.`, path);
    if (depth > FILE_LIMITS.depth) throw this.#fault(`Lists and mappings lie in each other more than ${FILE_LIMITS.depth} levels deep.`, path);
    if (first === "{") return { kind: "map", at, path, entries: this.#readEntries(path, depth) };
    if (first === "[") return { kind: "list", at, path, items: this.#readItems(path, depth) };
    if (first === '"') {
      const value = this.#readString(path);
      return { kind: "scalar", at, path, value, written: value };
    }
    const written = this.#readNumber();
    if (written !== null) return { kind: "scalar", at, path, value: Number(written), written };
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#offset)) continue;
      this.#offset += word.length;
      return { kind: "scalar", at, path, value, written: word };
    }
    throw this.#fault(`Expected a value, found ${this.#found()}.`, path);
  }

  #readEntries(path: string, depth: number): ReadonlyMap<string, SourceEntry> {
    const entries = new Map<string, SourceEntry>();
    this.#offset += 1;
    if (this.#take("}")) return entries;
    do {
      if (this.#next() !== '"') throw this.#fault(`Expected a key in double quotes, found ${this.#found()}.`, path);
      const keyAt = this.#positionAt(this.#offset);
      const key = this.#readString(path);
      const keyPath = pathOfKey(path, key);
      if (!this.#take(":")) throw this.#fault(`Expected ":" after the key, found ${this.#found()}.`, keyPath);
      const value = this.#readValue(keyPath, depth + 1);
      const fault = keyFault(key, entries);
      if (fault === null) entries.set(key, { keyAt, value });
      else this.#problems.report({ at: keyAt, path: keyPath }, fault);
    } while (this.#take(","));
    if (!this.#take("}")) throw this.#fault(`Expected "," or "}", found ${this.#found()}.`, path);
    return entries;
  }

  #readItems(path: string, depth: number): SourceNode[] {
    const items: SourceNode[] = [];
    this.#offset += 1;
    if (this.#take("]")) return items;
    do items.push(this.#readValue(`${path}[${items.length}]`, depth + 1));
    while (this.#take(","));
    if (!this.#take("]")) throw this.#fault(`Expected "," or "]", found ${this.#found()}.`, path);
    return items;
  }

  /** Leaves escapes to the built-in parser; nearly no text has any. */
  #readString(path: string): string {
    const start = this.#offset;
    this.#offset = endOfString(this.#text, start);
    const quoted = this.#text.slice(start, this.#offset);
    if (!NEEDS_PARSING.test(quoted)) return quoted.slice(1, -1);
    try {
      return String(JSON.parse(quoted));
    } catch {
      this.#offset = start;
      throw this.#fault("Found a text that is never closed, or that holds a line break, a control character or an escape JSON does not know.", path);
    }
  }

  /** The next character that is no space, without going past it; empty at the end of the file. */
  #next(): string {
    SPACE.lastIndex = this.#offset;
    SPACE.test(this.#text);
    this.#offset = SPACE.lastIndex;
    return this.#text.charAt(this.#offset);
  }

  #take(sign: string): boolean {
    if (this.#next() !== sign) return false;
    this.#offset += 1;
    return true;
  }

  #readNumber(): string | null {
    NUMBER.lastIndex = this.#offset;
    const written = NUMBER.exec(this.#text)?.[0] ?? null;
    if (written !== null) this.#offset += written.length;
    return written;
  }

  #found(): string {
    const character = this.#text.codePointAt(this.#offset);
    return character === undefined ? "the end of the file" : JSON.stringify(String.fromCodePoint(character));
  }

  #fault(message: string, path: string): JsonFault {
    return new JsonFault(message, { offset: this.#offset, path });
  }
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const NEEDS_PARSING = /[\\\u0000-\u001F]|[^"]$|^"$/;
const WORDS: readonly (readonly [string, ScalarValue])[] = [["true", true], ["false", false], ["null", null]];

/** The offset after the quote that closes a text, the end of the file where none does. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (text[quote - 1 - slashes] === "\\") slashes += 1;
    if (slashes % 2 === 0) return quote + 1;
  }
  return text.length;
}
