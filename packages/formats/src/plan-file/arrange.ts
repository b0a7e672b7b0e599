import { type Document, isMap, isScalar, isSeq, Scalar, visit, type YAMLMap, type YAMLSeq } from "yaml";

/**
 * Sets how the parts of a plan file look: short lists and small mappings in one line, an empty line before every
 * section and task, and texts that a plain style would change in double quotes.
 */
export function arrange(document: Document): void {
  visit(document, {
    Scalar: (_key, node) => quoteWhereNeeded(node),
    Pair: (_key, pair) => {
      const key = isScalar(pair.key) ? String(pair.key.value) : "";
      if (isSeq(pair.value) && SHORT_LISTS.has(key)) setFlow(pair.value);
      if (isMap(pair.value) && SMALL_MAPS.has(key)) setFlow(pair.value);
      if (isSeq(pair.value) && ITEM_LISTS.has(key)) for (const item of pair.value.items) if (isMap(item)) setFlow(item);
    },
  });
  if (!isMap(document.contents)) return;
  for (const { key, value } of document.contents.items) {
    if (isScalar(key) && isSeq(value)) key.spaceBefore = true;
    if (isScalar(key) && key.value === "settings") key.spaceBefore = true;
    if (isScalar(key) && key.value === "tasks" && isSeq(value)) separate(value);
  }
}

const SHORT_LISTS = new Set(["needs", "writes", "reads", "appends", "exclusive", "resources", "skills", "labels", "secrets", "cuts", "patterns", "days", "onExitCodes", "notOnExitCodes"]);
const SMALL_MAPS = new Set(["estimate", "batchMinutes", "retries", "pause", "trigger", "position"]);
const ITEM_LISTS = new Set(["needs", "resources", "outputs", "checklist", "hours"]);

/** Longer ones are easier to read with one part in each line. */
const LONGEST_LINE = 100;

function setFlow(node: YAMLSeq | YAMLMap): void {
  const text = JSON.stringify(node);
  if (text.length <= LONGEST_LINE && !text.includes("\\n")) node.flow = true;
}

function separate(list: YAMLSeq): void {
  for (const item of list.items.slice(1)) if (isMap(item)) item.spaceBefore = true;
}

/**
 * Line ends other than the newline, characters that do not show, and spaces at the edge of a line would be lost or
 * unreadable outside of double quotes, which escape them.
 */
function quoteWhereNeeded(node: Scalar): void {
  if (typeof node.value === "string" && /[^\P{C}\n]|[\u2028\u2029]|^\s|[ \t]$/mu.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
}
