import type { SourceNode } from "../source/source-node.ts";
import { isNothing, type Reshape } from "./reshape.ts";

/**
 * Variables are texts, but `PORT: 3000` and `VERBOSE: true` need no quotes: they stand for the characters as written,
 * so that `1.10` stays `1.10`.
 */
export const environmentShape: Reshape = (node) => {
  if (node.kind !== "map") return node;
  const entries = [...node.entries].map(([key, entry]) => [key, { ...entry, value: asText(entry.value) }] as const);
  return { ...node, entries: new Map(entries) };
};

function asText(node: SourceNode): SourceNode {
  return node.kind === "scalar" && !isNothing(node) ? { ...node, value: node.written } : node;
}
