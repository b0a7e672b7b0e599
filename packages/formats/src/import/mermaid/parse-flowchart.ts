import type { TextPosition } from "../../file-problem.ts";
import type { FlowArrow, Flowchart, FlowNode, Subgraph } from "./flowchart.ts";
import { LineReader, type WrittenNode } from "./line-reader.ts";

const START = /^\s*(?:flowchart|graph)(?:[ \t]+(?:TB|TD|BT|RL|LR))?[ \t]*;?[ \t]*(.*)$/;
const SUBGRAPH = /^\s*subgraph\s+(?:([\p{L}\p{N}_.-]+)\s*\[\s*"?([^\]"]*)"?\s*\]|(.*))$/u;
/** Looks and handling: nothing of it belongs in a plan. */
const LOOKS = /^\s*(?:style|classDef|class|click|linkStyle|direction|accTitle|accDescr)\b/;
/** Longer lines are no flowchart. */
const LONGEST_LINE = 20_000;
/** More than any plan has dependencies. The rest is not kept: that there are too many is known by then. */
export const MOST_ARROWS = 100_000;

interface Lines {
  readonly lines: readonly string[];
  /** The line the chart starts in, counted from 0. */
  readonly first: number;
}

/** Whether a text is a flowchart of Mermaid, or a Markdown text with one in fenced code. */
export function hasFlowchart(text: string): boolean {
  return findChart(text) !== null;
}

/** The first flowchart of a text; `null` where there is none. What a line says that is not known is noted, not refused. Linear. */
export function parseFlowchart(text: string): Flowchart | null {
  const found = findChart(text);
  if (found === null) return null;
  const parser = new ChartParser();
  for (const [index, line] of found.lines.slice(found.first).entries()) {
    if (/^ {0,3}(?:```|~~~)/.test(line)) break;
    const [, rest] = (index === 0 ? START.exec(line) : null) ?? [];
    parser.readLine(rest ?? line, { line: found.first + index + 1, column: rest === undefined ? 1 : line.length - rest.length + 1 });
  }
  return parser.chart();
}

/** Behind an optional front matter, comments and empty lines, or behind a fence that says `mermaid`. */
function findChart(text: string): Lines | null {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const fence = lines.findIndex((line) => /^ {0,3}(?:```|~~~)\s*mermaid\b/.test(line));
  const matter = fence === -1 && lines[0]?.trim() === "---" ? lines.findIndex((line, index) => index > 0 && line.trim() === "---") : -1;
  const begin = Math.max(fence, matter) + 1;
  const first = lines.findIndex((line, index) => index >= begin && line.trim() !== "" && !line.trimStart().startsWith("%%"));
  return first !== -1 && START.test(lines[first] ?? "") ? { lines, first } : null;
}

class ChartParser {
  readonly #nodes = new Map<string, FlowNode>();
  readonly #arrows: FlowArrow[] = [];
  readonly #subgraphs = new Map<string, Subgraph>();
  readonly #unknown: TextPosition[] = [];
  readonly #open: string[] = [];
  #undirected = 0;

  chart(): Flowchart {
    const nodes = new Map([...this.#nodes].filter(([id]) => !this.#subgraphs.has(id)));
    return { nodes, arrows: this.#arrows, subgraphs: this.#subgraphs, unknown: this.#unknown, undirected: this.#undirected };
  }

  readLine(line: string, at: TextPosition): void {
    if (line.length > LONGEST_LINE) return void this.#unknown.push(at);
    if (line.trim() === "" || line.trimStart().startsWith("%%") || LOOKS.test(line)) return;
    if (/^\s*end\s*;?\s*$/.test(line)) return void this.#open.pop();
    const [, id, title, name] = SUBGRAPH.exec(line) ?? [];
    if (id !== undefined || name !== undefined) return this.#openSubgraph(id ?? name?.trim() ?? "", title ?? name?.trim() ?? "");
    const reader = new LineReader(line);
    while (!reader.isAtEnd) {
      if (!this.#readChain(reader, at)) return void this.#unknown.push(at);
      reader.take(";");
    }
  }

  #openSubgraph(id: string, title: string): void {
    const key = id === "" ? `subgraph ${this.#subgraphs.size + 1}` : id;
    if (!this.#subgraphs.has(key)) this.#subgraphs.set(key, { id: key, title: title.replaceAll('"', "") || key, parent: this.#open.at(-1) ?? null });
    this.#open.push(key);
  }

  #readChain(reader: LineReader, at: TextPosition): boolean {
    let before = this.#readGroup(reader, at);
    if (before === null) return false;
    while (!reader.isAtEnd) {
      const link = reader.link();
      const after = link === null ? null : this.#readGroup(reader, at);
      if (link === null || after === null) return false;
      if (link.direction === "none") this.#undirected += 1;
      if (link.direction === "forward") for (const from of before) this.#addArrows(from, after, link.isDotted);
      before = after;
    }
    return true;
  }

  #addArrows(from: string, after: readonly string[], isDotted: boolean): void {
    if (this.#arrows.length <= MOST_ARROWS) for (const to of after) this.#arrows.push({ from, to, isDotted });
  }

  /** The ids of `A & B & C`; `null` where no node comes next. */
  #readGroup(reader: LineReader, at: TextPosition): string[] | null {
    const ids: string[] = [];
    do {
      const node = reader.node();
      if (node === null) return null;
      this.#addNode(node, at);
      ids.push(node.id);
    } while (reader.take("&"));
    return ids;
  }

  #addNode({ id, text, offset }: WrittenNode, { line, column }: TextPosition): void {
    const known = this.#nodes.get(id);
    const subgraph = known?.subgraph ?? this.#open.at(-1) ?? null;
    const said = text === null || text === "" ? (known?.text ?? id) : text;
    this.#nodes.set(id, { id, text: said, at: known?.at ?? { line, column: column + offset }, subgraph });
  }
}
