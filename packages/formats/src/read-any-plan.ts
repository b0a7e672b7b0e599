import type { Plan, TaskId } from "@planloom/scheduler";
import type { FileProblem, TextPosition } from "./file-problem.ts";
import type { ImportNote } from "./import/import-note.ts";
import { isGithubActions, readGithubActions } from "./import/github-actions/read-github-actions.ts";
import type { ImportedPlan } from "./import/imported-plan.ts";
import { hasBoxes } from "./import/markdown/read-outline.ts";
import { readMarkdown } from "./import/markdown/read-markdown.ts";
import { hasFlowchart } from "./import/mermaid/parse-flowchart.ts";
import { readMermaid } from "./import/mermaid/read-mermaid.ts";
import { NoteList } from "./import/note-list.ts";
import { readTaskMaster } from "./import/task-master/read-task-master.ts";
import { isTaskMaster } from "./import/task-master/task-lists.ts";
import { isWfFormat, readWfFormat } from "./import/wf-format/read-wf-format.ts";
import { describeFound } from "./plan-file/describe-issue.ts";
import { type ReadOptions, readPlanFile } from "./read-plan-file.ts";
import { FILE_LIMITS } from "./source/file-limits.ts";
import { parseJson } from "./source/parse-json.ts";
import { parseSource } from "./source/parse-source.ts";
import { ProblemList } from "./source/problem-list.ts";
import { entryOf, type SourceNode } from "./source/source-node.ts";

/** The kinds of files a plan can be read from. */
export type PlanFormat = "planloom" | "wfformat" | "task-master" | "github-actions" | "markdown" | "mermaid";

export type ReadAnyPlanResult =
  | {
      readonly kind: "read";
      readonly format: PlanFormat;
      readonly plan: Plan;
      /** Empty for Planloom's own files, which say everything. */
      readonly notes: readonly ImportNote[];
      /** Where the tasks of another tool's file stand in it; empty for Planloom's own, which `locateProblems` knows. */
      readonly places: ReadonlyMap<TaskId, TextPosition>;
    }
  /** At least one problem, in the order of the file. */
  | { readonly kind: "refused"; readonly problems: readonly FileProblem[] };

type NodeFormat = Exclude<PlanFormat, "planloom" | "markdown" | "mermaid">;

const READERS: Readonly<Record<NodeFormat, (root: SourceNode, problems: ProblemList, notes: NoteList) => ImportedPlan | null>> = {
  wfformat: readWfFormat,
  "task-master": readTaskMaster,
  "github-actions": readGithubActions,
};

/**
 * Reads a plan from Planloom's own files and from those of other tools: WfCommons traces (WfFormat 1.0 to 1.5),
 * `tasks.json` of task-master, workflows of GitHub Actions, lists of tasks in Markdown,
 * flowcharts of Mermaid. Which it is, the content decides, not the name. Never
 * throws: what cannot be read is refused with what was expected and where; what had to be decided on the way is in the
 * notes. Around linear in the size of the file.
 */
export function readAnyPlan(text: string, { fileName }: ReadOptions): ReadAnyPlanResult {
  const problems = new ProblemList(fileName);
  const notes = new NoteList();
  const written = textFormatOf(text);
  if (written !== null) return imported(written, (written === "markdown" ? readMarkdown : readMermaid)(text, problems, notes), { problems, notes });
  const root = parseAny(text, fileName, problems);
  if (root === null) return { kind: "refused", problems: problems.sorted() };
  const format = formatOf(root);
  if (format === null) {
    problems.report(root, `${EXPECTED}, found ${describeRoot(root)}.`);
    return { kind: "refused", problems: problems.sorted() };
  }
  if (format === "planloom") {
    const result = readPlanFile(text, { fileName });
    return result.kind === "refused" ? result : { ...result, format, notes: [], places: new Map() };
  }
  return imported(format, problems.isEmpty ? READERS[format](root, problems, notes) : null, { problems, notes });
}

function imported(format: PlanFormat, plan: ImportedPlan | null, { problems, notes }: { readonly problems: ProblemList; readonly notes: NoteList }): ReadAnyPlanResult {
  return plan === null ? { kind: "refused", problems: problems.sorted() } : { kind: "read", format, ...plan, notes: notes.all() };
}

/** Boxes and charts may stand in the texts of the other formats too, which all say at the start of a line what they are. */
function textFormatOf(text: string): "markdown" | "mermaid" | null {
  if (text.length > FILE_LIMITS.bytes || /^\uFEFF?\s*[[{]/.test(text) || /^(?:planloom|jobs|workflow|tasks)[ \t]*:/m.test(text)) return null;
  if (hasBoxes(text)) return "markdown";
  return hasFlowchart(text) ? "mermaid" : null;
}

/** A list of tasks that is nobody else's is read as a plan that lacks its version, and refused for that. */
function formatOf(root: SourceNode): NodeFormat | "planloom" | null {
  if (entryOf(root, "planloom") !== undefined) return "planloom";
  if (isWfFormat(root)) return "wfformat";
  if (isGithubActions(root)) return "github-actions";
  if (isTaskMaster(root)) return "task-master";
  return entryOf(root, "tasks") === undefined ? null : "planloom";
}

const EXPECTED = 'Expected a Planloom plan ("planloom: 1"), a WfCommons trace ("workflow"), tasks of task-master ("tasks"), a GitHub Actions workflow ("jobs"), a list of tasks in Markdown ("- [ ] a task") or a Mermaid flowchart ("flowchart LR")';

function describeRoot(root: SourceNode): string {
  if (root.kind !== "map" || root.entries.size === 0) return describeFound(root);
  const keys = [...root.entries.keys()];
  return `a mapping with ${keys.slice(0, 5).map((key) => JSON.stringify(key.slice(0, 40))).join(", ")}${keys.length > 5 ? ", …" : ""}`;
}

/** As JSON where it looks like it, which is quick for large files; else as YAML, of which JSON is a part. */
function parseAny(text: string, fileName: string, problems: ProblemList): SourceNode | null {
  const looksLikeJson = /^\uFEFF?\s*[[{]/.test(text);
  if (!looksLikeJson) return parseSource(text, problems);
  const asJson = new ProblemList(fileName);
  const root = parseJson(text, asJson);
  if (root !== null && asJson.isEmpty) return root;
  const asYaml = new ProblemList(fileName);
  const flow = /\.json$/i.test(fileName) ? null : parseSource(text, asYaml);
  if (flow !== null && asYaml.isEmpty) return flow;
  problems.addAll(asJson);
  return null;
}
