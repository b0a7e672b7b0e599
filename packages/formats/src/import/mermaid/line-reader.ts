/** An arrow or a line between two groups of nodes. */
export interface FlowLink {
  readonly direction: "forward" | "none" | "hidden";
  readonly isDotted: boolean;
}

/** A node as one line writes it. */
export interface WrittenNode {
  readonly id: string;
  /** `null` where the line only names it. */
  readonly text: string | null;
  /** Of its first sign, counted from 0. */
  readonly offset: number;
}

const SPACE = /\s*/y;
const ID = /[\p{L}\p{N}_](?:[\p{L}\p{N}_.]|-(?=[\p{L}\p{N}_]))*/uy;
const CLASS = /:::[\w-]+/y;
const NAMED_SHAPE = /@\{([^}]*)\}/y;
/** What opens the text of a node, and what may close it; longer ones first. */
const SHAPES: readonly (readonly [string, readonly string[]])[] = [
  ["(((", [")))"]],
  ["((", ["))"]],
  ["([", ["])"]],
  ["[[", ["]]"]],
  ["[(", [")]"]],
  ["{{", ["}}"]],
  ["[/", ["/]", "\\]"]],
  ["[\\", ["\\]", "/]"]],
  ["[", ["]"]],
  ["(", [")"]],
  ["{", ["}"]],
  [">", ["]"]],
];
const WHOLE_LINK = /([ox<]?)(?:--+([->ox])|-\.+-([>ox]?)|==+([=>ox])|~~~+)(?:\s*\|[^|]*\|)?/y;
const LINK_START = /[ox<]?(--|-\.|==)/y;
const LINK_ENDS: Readonly<Record<string, RegExp>> = { "--": /--+([->ox])/g, "-.": /\.+-([>ox]?)/g, "==": /==+([=>ox])/g };

/** Reads the parts of one line of a flowchart, from the left. */
export class LineReader {
  readonly #line: string;
  #offset = 0;

  constructor(line: string) {
    this.#line = line;
  }

  get isAtEnd(): boolean {
    this.#match(SPACE);
    return this.#offset >= this.#line.length || this.#line[this.#offset] === ";";
  }

  /** Goes past a sign where it comes next. */
  take(sign: string): boolean {
    this.#match(SPACE);
    if (!this.#line.startsWith(sign, this.#offset)) return false;
    this.#offset += sign.length;
    return true;
  }

  node(): WrittenNode | null {
    this.#match(SPACE);
    const offset = this.#offset;
    const id = this.#match(ID)?.[0];
    if (id === undefined) return null;
    const [, named] = this.#match(NAMED_SHAPE) ?? [];
    const text = named === undefined ? this.#shape() : (/\blabel\s*:\s*"([^"]*)"/.exec(named)?.[1] ?? null);
    this.#match(CLASS);
    return { id, text, offset };
  }

  link(): FlowLink | null {
    this.#match(SPACE);
    const whole = this.#match(WHOLE_LINK);
    if (whole !== null) return toLink(whole[0], whole[2] ?? whole[3] ?? whole[4] ?? "");
    const start = this.#match(LINK_START);
    const end = LINK_ENDS[start?.[1] ?? ""];
    if (start === null || end === undefined) return null;
    end.lastIndex = this.#offset;
    const closing = end.exec(this.#line);
    if (closing === null) return null;
    this.#offset = end.lastIndex;
    return toLink(start[0] + closing[0], closing[1] ?? "");
  }

  /** The text of a node, `null` where it has none. */
  #shape(): string | null {
    for (const [open, closers] of SHAPES) {
      if (!this.#line.startsWith(open, this.#offset)) continue;
      const start = this.#offset + open.length;
      const isQuoted = this.#line[start] === '"';
      const from = isQuoted ? this.#line.indexOf('"', start + 1) : start;
      const ends = closers.map((closer) => ({ closer, at: from === -1 ? -1 : this.#line.indexOf(closer, from) })).filter(({ at }) => at !== -1).toSorted((a, b) => a.at - b.at);
      const [end] = ends;
      if (end === undefined) continue;
      this.#offset = end.at + end.closer.length;
      return plainText(this.#line.slice(isQuoted ? start + 1 : start, isQuoted ? from : end.at));
    }
    return null;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#offset;
    const found = pattern.exec(this.#line);
    if (found !== null) this.#offset += found[0].length;
    return found;
  }
}

function toLink(written: string, head: string): FlowLink {
  if (written.startsWith("~")) return { direction: "hidden", isDotted: false };
  const isForward = /[>ox]/.test(head) && !written.startsWith("<");
  return { direction: isForward ? "forward" : "none", isDotted: written.includes(".") };
}

/** Without the marks a text may hold: quotes of Markdown, breaks, entities like `#quot;`. */
function plainText(text: string): string {
  return text
    .replaceAll(/<br\s?\/?>/gi, " ")
    .replaceAll(/#(\d{1,6}|quot|amp|lt|gt);/g, (whole, name: string) => ENTITIES[name] ?? (Number(name) > 0 && Number(name) <= 0xffff ? String.fromCharCode(Number(name)) : whole))
    .replaceAll(/[`"]/g, "")
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', amp: "&", lt: "<", gt: ">" };
