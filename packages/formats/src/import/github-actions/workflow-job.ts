import { describeFound } from "../../plan-file/describe-issue.ts";
import type { ProblemList } from "../../source/problem-list.ts";
import { entryOf, itemsOf, numberOf, plainData, type SourceNode, textOf } from "../../source/source-node.ts";
import type { NoteList } from "../note-list.ts";
import { type Combination, expandMatrix } from "./expand-matrix.ts";
import { fillMatrix, hasExpression, matrixText } from "./fill-matrix.ts";

/** A job stands for up to 256 tasks, so that what each of them holds is kept short. */
const MOST_STEPS = 100;
const LONGEST_STEP = 300;
const LONGEST_COMMANDS = 8_000;
const LONGEST_NAME = 300;
const MOST_LABELS = 20;

/** A job of a workflow as it is written: one task, or one for each combination of its matrix. */
export interface WorkflowJob {
  readonly id: string;
  readonly node: SourceNode;
  readonly needs: readonly string[];
  /** At least one; the first of a job without a matrix is empty. */
  readonly combinations: readonly Combination[];
  /** How many of them may run at once; `null`: all. */
  readonly maxParallel: number | null;
}

/** The jobs of a workflow. Reports what is no job and needs of jobs that do not exist. */
export function readJobs(jobs: SourceNode, problems: ProblemList, notes: NoteList): WorkflowJob[] {
  if (jobs.kind !== "map") {
    problems.report(jobs, `Expected jobs by their ids, found ${describeFound(jobs)}.`);
    return [];
  }
  return [...jobs.entries].flatMap(([id, { value }]) => {
    if (value.kind !== "map") {
      problems.report(value, `Expected a job with steps, found ${describeFound(value)}.`);
      return [];
    }
    const needs = itemsOrOne(entryOf(value, "needs"));
    for (const need of needs) {
      const name = textOf(need);
      if (name === null || !jobs.entries.has(name)) problems.report(need, `Expected the id of a job, found ${describeFound(need)}.`);
    }
    const strategy = entryOf(value, "strategy");
    const limit = numberOf(entryOf(strategy, "max-parallel"));
    const job = { id, node: value, needs: needs.flatMap((need) => textOf(need) ?? []), maxParallel: limit !== null && limit >= 1 ? Math.floor(limit) : null };
    return [{ ...job, combinations: combinationsOf({ id, strategy, at: value.at }, problems, notes) }];
  });
}

type Strategy = { readonly id: string; readonly strategy: SourceNode | undefined; readonly at: SourceNode["at"] };

function combinationsOf({ id, strategy, at }: Strategy, problems: ProblemList, notes: NoteList): readonly Combination[] {
  const matrix = entryOf(strategy, "matrix");
  if (matrix === undefined) return [new Map()];
  const expanded = expandMatrix(matrix, problems);
  if (expanded !== null && expanded.length > 0) return expanded;
  if (expanded === null) notes.count("assumed", (count, first) => `${count === 1 ? "One matrix is" : `${count} matrices are`} made by an expression (first of ${first}); ${count === 1 ? "its job is" : "their jobs are"} taken to run once.`, { name: JSON.stringify(id), at });
  return [new Map()];
}

/**
 * What the job of one combination is called: as on GitHub, the values in brackets where its name does not hold them.
 * A name that only an expression could tell gives way to the id.
 */
export function jobTitle({ id, node }: WorkflowJob, combination: Combination): string {
  const name = (textOf(entryOf(node, "name")) ?? id).slice(0, LONGEST_NAME);
  const written = hasExpression(fillMatrix(name, combination)) ? id : name;
  const filled = fillMatrix(written, combination);
  if (combination.size === 0 || filled !== written) return filled;
  return `${written} (${[...combination.values()].map(matrixText).filter((text) => text !== "").join(", ")})`;
}

/** The labels of the machine a job of this combination runs on, sorted; empty where only an expression says so. */
export function runnerLabels({ node }: WorkflowJob, combination: Combination): string[] {
  const runsOn = entryOf(node, "runs-on");
  const labels = runsOn?.kind === "map" ? [...itemsOrOne(entryOf(runsOn, "group")), ...itemsOrOne(entryOf(runsOn, "labels"))] : itemsOrOne(runsOn);
  return labels.slice(0, MOST_LABELS).flatMap((label) => textOf(label) ?? []).map((label) => fillMatrix(label, combination)).filter((label) => label !== "" && !hasExpression(label)).toSorted();
}

/** What a job does, one line each: the names of its steps, the actions they use, or the first lines they run. */
export function stepTexts({ node }: WorkflowJob, combination: Combination): string[] {
  return itemsOf(entryOf(node, "steps")).slice(0, MOST_STEPS).flatMap((step) => {
    const said = textOf(entryOf(step, "name")) ?? textOf(entryOf(step, "uses")) ?? textOf(entryOf(step, "run"))?.trim().split("\n", 1)[0] ?? "";
    return said.trim() === "" ? [] : [fillMatrix(said.trim().slice(0, LONGEST_STEP), combination)];
  });
}

/** The commands its steps run, in order, as far as they are of use for reading. */
export function stepCommands({ node }: WorkflowJob, combination: Combination): string {
  const commands = itemsOf(entryOf(node, "steps")).slice(0, MOST_STEPS).flatMap((step) => textOf(entryOf(step, "run"))?.slice(0, LONGEST_COMMANDS).trim() ?? []);
  return fillMatrix(commands.join("\n\n").slice(0, LONGEST_COMMANDS), combination);
}

/** A function that tells whether a job reads an output of another one anywhere in it. */
export function outputReader({ node }: WorkflowJob): (id: string) => boolean {
  const text = JSON.stringify(plainData(node));
  return (id) => text.includes(`needs.${id}.outputs`);
}

/** A list, or one value that stands for a list of one; empty for nothing. */
function itemsOrOne(node: SourceNode | undefined): readonly SourceNode[] {
  if (node === undefined || (node.kind === "scalar" && node.value === null)) return [];
  return node.kind === "list" ? node.items : [node];
}
