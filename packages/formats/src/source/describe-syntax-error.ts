import type { YAMLError } from "yaml";

/** The errors people make most, in words that name the remedy; the parser's own words serve for the others. */
const WORDS: Readonly<Partial<Record<YAMLError["code"], string>>> = {
  BLOCK_AS_IMPLICIT_KEY: 'Found a second ": " in one line; put a text that contains ": " in quotes.',
  TAB_AS_INDENT: "Found a tab at the start of the line; indent with spaces.",
  BAD_INDENT: "The indentation does not fit what stands above; entries of one list or mapping must start in the same column.",
  MULTILINE_IMPLICIT_KEY: 'Found a line that is no "key: value"; a text of several lines needs "|" after its key.',
  MULTIPLE_DOCS: 'Found a second document after "---"; a file holds one plan.',
  BAD_ALIAS: "Found an alias (*name) without a matching anchor (&name) before it.",
  TAG_RESOLVE_FAILED: "Found a tag (!name); plan files use none. Put a text that starts with ! in quotes.",
};

/** What a person is told about a text that is no YAML. */
export function describeSyntaxError({ code, message }: Pick<YAMLError, "code" | "message">): string {
  if (code === "MISSING_CHAR" && message.includes("quote")) return "A quote is opened here and never closed.";
  const closing = /must (?:be sufficiently indented and )?end with an? ([\]}])/.exec(message)?.[1];
  if (closing !== undefined) return `A "${closing === "]" ? "[" : "{"}" is opened before and not closed by here; add "${closing}", or all of the rest where the text was cut off.`;
  return WORDS[code] ?? `This is not valid YAML: ${message.replaceAll(/\s+/g, " ")}.`.replace(/([.:])\.$/, "$1");
}
