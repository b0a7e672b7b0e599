import type { Problem, ProblemPlace } from "@planloom/scheduler";
import type { FileProblem } from "./file-problem.ts";
import type { ReadOptions } from "./read-plan-file.ts";
import { parseSource } from "./source/parse-source.ts";
import { ProblemList } from "./source/problem-list.ts";
import { entryOf, itemsOf, type SourceNode } from "./source/source-node.ts";

/**
 * Puts the problems of a plan to the lines of the file it was read from, in the order given. A problem that belongs to
 * no part of the file stands at its start.
 */
export function locateProblems(text: string, problems: readonly Problem[], { fileName }: ReadOptions): FileProblem[] {
  const root = parseSource(text, new ProblemList(fileName));
  return problems.map(({ severity, message, places, code }) => {
    const [place] = places;
    const node = root === null || place === undefined ? root : (find(root, place, code === "duplicate-id") ?? root);
    const { line, column } = node?.at ?? { line: 1, column: 1 };
    return { file: fileName, severity, line, column, path: node?.path ?? "", message };
  });
}

/** The keys of a task in a file, where a document calls them differently. */
const FILE_KEYS: Readonly<Record<string, string>> = { command: "run", acceptance: "accept", "scope.writes": "writes", "scope.reads": "reads", "scope.appends": "appends", "scope.exclusive": "exclusive" };

function find(root: SourceNode, place: ProblemPlace, isLast: boolean): SourceNode | undefined {
  switch (place.kind) {
    case "task": {
      const task = withId(root, "tasks", { id: place.id, isLast });
      const field = place.field ?? "";
      return entryOf(task, FILE_KEYS[field] ?? field) ?? task;
    }
    case "dependency": {
      const needs = entryOf(withId(root, "tasks", { id: place.to, isLast: false }), "needs");
      const need = [needs, ...itemsOf(needs)].findLast((each) => each !== undefined && isText(entryOf(each, "task") ?? each, place.from));
      return entryOf(need, place.field ?? "") ?? need ?? needs;
    }
    case "agent": {
      const agent = withId(root, "agents", { id: place.id, isLast });
      return entryOf(agent, place.field ?? "") ?? agent;
    }
    case "stream":
    case "resource":
      return withId(root, `${place.kind}s`, { id: place.id, isLast });
    case "settings":
      return entryOf(entryOf(root, "settings"), place.field) ?? entryOf(root, "settings");
  }
}

function withId(root: SourceNode, list: string, { id, isLast }: { readonly id: string; readonly isLast: boolean }): SourceNode | undefined {
  const found = itemsOf(entryOf(root, list)).filter((item) => isText(entryOf(item, "id"), id));
  return found.at(isLast ? -1 : 0);
}

function isText(node: SourceNode | undefined, text: string): boolean {
  return node?.kind === "scalar" && node.value === text;
}
