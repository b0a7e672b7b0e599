import type { z } from "zod";
import type { ProblemList, ProblemSpot } from "../source/problem-list.ts";
import { pathOfKey, type SourceNode } from "../source/source-node.ts";
import { describeIssue } from "./describe-issue.ts";

/** Reports what the schema refuses at the places it was written at. */
export function reportIssues(document: SourceNode, issues: readonly z.core.$ZodIssue[], problems: ProblemList): void {
  for (const issue of issues) {
    if (problems.isFull) return;
    const { spot, found } = follow(document, issue.path);
    problems.report(spot, describeIssue(issue, found));
  }
}

/** As far along a path as there is something; `found` is `undefined` where the path goes further. */
function follow(document: SourceNode, path: readonly PropertyKey[]): { spot: ProblemSpot; found: SourceNode | undefined } {
  let node = document;
  for (const step of path) {
    const next = node.kind === "map" ? node.entries.get(String(step))?.value : node.kind === "list" ? node.items[Number(step)] : undefined;
    if (next === undefined) return { spot: { at: node.at, path: pathOfKey(node.path, String(step)) }, found: undefined };
    node = next;
  }
  return { spot: node, found: node };
}
