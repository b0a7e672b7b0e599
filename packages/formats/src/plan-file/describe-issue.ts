import type { z } from "zod";
import { nearestWord } from "../nearest-word.ts";
import type { SourceNode } from "../source/source-node.ts";

type Issue = z.core.$ZodIssue;

/** What a person is told about a value the schema refuses. `found` is what stands there; `undefined` where nothing does. */
export function describeIssue(issue: Issue, found: SourceNode | undefined): string {
  if (found === undefined) return "This is required, but it is missing.";
  switch (issue.code) {
    case "invalid_type":
      return `Expected ${TYPES[issue.expected] ?? issue.expected}, found ${describeFound(found)}.${quotesHint(issue.expected, found)}`;
    case "invalid_value":
      return invalidValue(issue.values.map(String), found);
    case "too_big":
      return `Expected ${limit("at most", issue.maximum, issue.origin)}, found ${measure(found)}.`;
    case "too_small":
      return `Expected ${limit(issue.inclusive === false ? "more than" : "at least", issue.minimum, issue.origin)}, found ${measure(found)}.`;
    case "invalid_key":
      return `${sentence(issue.issues[0]?.message ?? issue.message)} Found the name ${JSON.stringify(String(issue.path.at(-1)))}.`;
    default:
      return `${sentence(issue.message)} Found ${describeFound(found)}.`;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  object: "a mapping of keys to values",
  record: "a mapping of names to texts",
  array: "a list",
};

/** What stands at a place, short enough for a message. */
export function describeFound(node: SourceNode): string {
  if (node.kind !== "scalar") return node.kind === "list" ? "a list" : "a mapping";
  if (node.value === null) return "nothing";
  if (typeof node.value === "string") return `the text ${JSON.stringify(shortened(node.value))}`;
  return `${typeof node.value === "number" ? "the number" : "the value"} ${shortened(node.written)}`;
}

function invalidValue(allowed: readonly string[], found: SourceNode): string {
  const meant = found.kind === "scalar" ? nearestWord(found.written, allowed) : null;
  const hint = meant === null ? "" : ` Did you mean "${meant}"?`;
  return `Expected ${allowed.map((value) => `"${value}"`).join(" or ")}, found ${describeFound(found)}.${hint}`;
}

function quotesHint(expected: string, found: SourceNode): string {
  const isBare = expected === "string" && found.kind === "scalar" && found.value !== null;
  return isBare ? ` Put it in quotes: "${shortened(found.written)}".` : "";
}

function limit(direction: string, bound: number | bigint, origin: string): string {
  if (origin === "string") return `${direction} ${bound} characters`;
  return origin === "array" ? `${direction} ${bound} items` : `${direction} ${bound}`;
}

function measure(node: SourceNode): string {
  if (node.kind === "list") return `${node.items.length}`;
  return node.kind === "scalar" && typeof node.value === "string" ? `${node.value.length}` : describeFound(node);
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`.replace(/\.\.$/, ".");
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
