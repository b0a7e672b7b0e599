import type { TaskItem, TaskOutline } from "./task-item.ts";

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*)$/;
const BULLET = /^([ \t]*)([-*+]|\d{1,6}[.)])[ \t]+(.*)$/;
const BOX = /^\[([ xX~-])\][ \t]+(.*)$/;
const FENCE = /^ {0,3}(```|~~~)/;
/** `T012`, `2.1` or `2.`, but not the `2` of `2 eggs`. */
const NUMBER = /^(?:\*\*)?(?:([A-Z]{1,4}-?\d{1,5}|\d{1,4}(?:\.\d{1,4})+)(?:[.:)]|\*\*|(?=\s))|(\d{1,4})[.)](?=\s))/;

/** Deeper than this, an item belongs to the deepest there is. */
const DEEPEST = 8;

/** A box that is being ticked off; its lists grow while lines are read. */
interface OpenItem extends TaskItem {
  readonly details: string[];
  readonly parts: OpenItem[];
}

interface OpenSection {
  readonly title: string;
  readonly items: OpenItem[];
}

/** Whether a text has a line with a box to tick outside of code. */
export function hasBoxes(text: string): boolean {
  return /^[ \t]*(?:[-*+]|\d{1,6}[.)])[ \t]+\[[ xX]\][ \t]/m.test(text);
}

/**
 * The headings and boxes of a Markdown text. A line with a box below another one, further to the right, is part of it;
 * lines without a box are its details. What stands in fenced code is no list. Linear.
 */
export function readOutline(text: string): TaskOutline {
  let title: string | null = null;
  let section: OpenSection = { title: "", items: [] };
  const sections = [section];
  let path: { readonly indent: number; readonly item: OpenItem }[] = [];
  let fence: string | null = null;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const [, mark] = FENCE.exec(line) ?? [];
    if (mark !== undefined && (fence === null || fence === mark)) fence = fence === null ? mark : null;
    if (mark !== undefined || fence !== null) continue;
    const [, level, said = ""] = HEADING.exec(line) ?? [];
    if (level !== undefined) {
      const heading = said.replaceAll(/\s+/g, " ").trim().replace(/ #{1,6}$/, "");
      if (level === "#" && title === null) title = heading;
      else sections.push((section = { title: heading, items: [] }));
      path = [];
      continue;
    }
    const [, space = "", bullet, content = ""] = BULLET.exec(line) ?? [];
    if (bullet === undefined) continue;
    const indent = space.replaceAll("\t", "    ").length;
    path = path.filter((open, depth) => open.indent < indent && depth < DEEPEST);
    const parent = path.at(-1)?.item;
    const [, tick, label = ""] = BOX.exec(content) ?? [];
    if (tick === undefined) {
      parent?.details.push(content);
      continue;
    }
    const read = readItem(label);
    const isNumbered = /\d/.test(bullet) || /^\d/.test(read.number ?? "");
    const item: OpenItem = { ...read, at: { line: index + 1, column: indent + 1 }, isDone: tick.toLowerCase() === "x", isNumbered, details: [], parts: [] };
    (parent?.parts ?? section.items).push(item);
    path.push({ indent, item });
  }
  return { title, sections: sections.filter(({ items }) => items.length > 0) };
}

/** `T012 [P] [US1] Write it` is the number, the mark, and what is left. */
function readItem(said: string): Pick<TaskItem, "text" | "number" | "isParallel"> {
  const [whole = "", name, digits] = NUMBER.exec(said) ?? [];
  const number = name ?? digits ?? null;
  const rest = said.slice(whole.length);
  const text = rest.replaceAll(/\[P\]/g, " ").replaceAll(/\*\*|__/g, "").replaceAll(/\s+/g, " ").trim();
  return { number, isParallel: /\[P\]/.test(rest), text: text === "" ? said : text };
}
