import { Composer, type Document, type YAMLError } from "yaml";
import { buildNodes } from "./build-nodes.ts";
import { describeSyntaxError } from "./describe-syntax-error.ts";
import { FILE_LIMITS } from "./file-limits.ts";
import { positionFinder } from "./position-finder.ts";
import type { ProblemList } from "./problem-list.ts";
import { scanTokens } from "./scan-tokens.ts";
import type { SourceNode } from "./source-node.ts";

const START = { at: { line: 1, column: 1 }, path: "" };

/**
 * Reads YAML 1.2 (core schema, so JSON too) into nodes that know their place. Reports syntax errors, keys used twice,
 * tags, and texts beyond the limits; gives `null` where nothing of use is left. Never throws.
 */
export function parseSource(text: string, problems: ProblemList): SourceNode | null {
  if (isTooLong(text)) {
    problems.report(START, `The file is larger than ${FILE_LIMITS.bytes / 1024 / 1024} MiB.`);
    return null;
  }
  const positionAt = positionFinder(text);
  const spot = (offset: number) => ({ at: positionAt(offset), path: "" });
  const scan = scanTokens(text);
  if (scan.kind === "refused") {
    problems.report(spot(scan.offset), scan.message);
    return null;
  }
  // Keys used twice are looked for when the nodes are built: the parser compares each key with all others.
  const documents: Document.Parsed[] = [...new Composer({ schema: "core", uniqueKeys: false, merge: false }).compose(scan.tokens, true, text.length)];
  const [first, second] = documents;
  if (second !== undefined) problems.report(spot(second.range[0]), describeSyntaxError({ code: "MULTIPLE_DOCS", message: "" }));
  for (const error of firstAtEachPlace(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]))) {
    problems.report(spot(error.pos[0]), describeSyntaxError(error));
  }
  if (!problems.isEmpty || first === undefined) return null;
  return buildNodes(first, { problems, positionAt });
}

/** What follows at the same place is only a consequence. */
function firstAtEachPlace(errors: readonly YAMLError[]): Iterable<YAMLError> {
  const places = new Map<number, YAMLError>();
  for (const error of errors) if (!places.has(error.pos[0])) places.set(error.pos[0], error);
  return places.values();
}

function isTooLong(text: string): boolean {
  return text.length > FILE_LIMITS.bytes || new TextEncoder().encode(text).length > FILE_LIMITS.bytes;
}
