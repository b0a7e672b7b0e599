import type { Plan } from "@planloom/scheduler";
import type { FileProblem } from "./file-problem.ts";
import type { ImportNote } from "./import/import-note.ts";
import { NoteList } from "./import/note-list.ts";
import { isWfFormat, readWfFormat } from "./import/wf-format/read-wf-format.ts";
import { describeFound } from "./plan-file/describe-issue.ts";
import { type ReadOptions, readPlanFile } from "./read-plan-file.ts";
import { parseJson } from "./source/parse-json.ts";
import { parseSource } from "./source/parse-source.ts";
import { ProblemList } from "./source/problem-list.ts";
import { entryOf, type SourceNode } from "./source/source-node.ts";

/** The kinds of files a plan can be read from. */
export type PlanFormat = "planloom" | "wfformat";

export type ReadAnyPlanResult =
  | {
      readonly kind: "read";
      readonly format: PlanFormat;
      readonly plan: Plan;
      /** Empty for Planloom's own files, which say everything. */
      readonly notes: readonly ImportNote[];
    }
  /** At least one problem, in the order of the file. */
  | { readonly kind: "refused"; readonly problems: readonly FileProblem[] };

interface Reader {
  readonly format: Exclude<PlanFormat, "planloom">;
  readonly recognises: (root: SourceNode) => boolean;
  readonly read: (root: SourceNode, problems: ProblemList, notes: NoteList) => Plan | null;
}

const READERS: readonly Reader[] = [{ format: "wfformat", recognises: isWfFormat, read: readWfFormat }];

/**
 * Reads a plan from Planloom's own files and from those of other tools: WfCommons traces (WfFormat 1.0 to 1.5). Which
 * it is, the content decides, not the name. Never throws: what cannot be read is refused with what was expected and
 * where; what had to be decided on the way is in the notes. Around linear in the size of the file.
 */
export function readAnyPlan(text: string, { fileName }: ReadOptions): ReadAnyPlanResult {
  const problems = new ProblemList(fileName);
  const root = parseAny(text, fileName, problems);
  if (root === null) return { kind: "refused", problems: problems.sorted() };
  const reader = entryOf(root, "planloom") === undefined ? READERS.find(({ recognises }) => recognises(root)) : undefined;
  if (reader === undefined) return readOwn(text, root, fileName);
  const notes = new NoteList();
  const plan = problems.isEmpty ? reader.read(root, problems, notes) : null;
  return plan === null ? { kind: "refused", problems: problems.sorted() } : { kind: "read", format: reader.format, plan, notes: notes.all() };
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

function readOwn(text: string, root: SourceNode, fileName: string): ReadAnyPlanResult {
  if (root.kind === "map" && (entryOf(root, "planloom") !== undefined || entryOf(root, "tasks") !== undefined)) {
    const result = readPlanFile(text, { fileName });
    return result.kind === "refused" ? result : { ...result, format: "planloom", notes: [] };
  }
  const found = root.kind === "map" && root.entries.size > 0 ? `a mapping with ${[...root.entries.keys()].slice(0, 5).map((key) => JSON.stringify(key.slice(0, 40))).join(", ")}${root.entries.size > 5 ? ", …" : ""}` : describeFound(root);
  const problems = new ProblemList(fileName);
  problems.report(root, `Expected a Planloom plan ("planloom: 1") or a WfCommons trace ("workflow"), found ${found}.`);
  return { kind: "refused", problems: problems.sorted() };
}
