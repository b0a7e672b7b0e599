import { type Analysis, analysePlan, type Plan, type Problem, type Task, type TaskId } from "@planloom/scheduler";
import type { FileProblem, TextPosition } from "../file-problem.ts";
import { locateProblems } from "../locate-problems.ts";
import { reshapePlan } from "../plan-file/plan-shape.ts";
import { reportIssues } from "../plan-file/report-issues.ts";
import { planSchema } from "../plan-schema.ts";
import { parseSource } from "../source/parse-source.ts";
import { ProblemList } from "../source/problem-list.ts";
import { entryOf, itemsOf, plainData, type SourceList, type SourceMap, type SourceNode } from "../source/source-node.ts";
import { foreignSecrets } from "./foreign-secrets.ts";
import { joinReturnedTasks } from "./join-returned-tasks.ts";

export interface ReturnedTasksOptions {
  /** The plan that runs. */
  readonly plan: Plan;
  /** The task that returned them. */
  readonly by: TaskId;
  /** Tasks of the plan that it returned before and that have begun: returned once more they stay as they are. */
  readonly standing?: ReadonlySet<string>;
  /** Tasks of the plan that have begun, or are over, and wait for nothing more. */
  readonly settled?: ReadonlySet<string>;
  /** What messages call the text. */
  readonly fileName: string;
}

export type ReadReturnedTasksResult =
  /** The plan with the tasks in it, and its analysis: no error stops a run of it. */
  | { readonly kind: "read"; readonly plan: Plan; readonly analysis: Analysis; readonly added: readonly TaskId[] }
  /** At least one problem, first those of the text, in its order. */
  | { readonly kind: "refused"; readonly problems: readonly FileProblem[] };

const NONE: ReadonlySet<string> = new Set();

/** More tasks than this at once are more likely a mistake than a plan. */
const MOST = 500;

/**
 * Reads what a task returned, JSON in the form of a plan file: `{ "tasks": [...] }`, or the list alone. `needs` may name
 * tasks of the running plan. The tasks join the plan as `joinReturnedTasks` says. Never throws, and takes all or
 * nothing: whatever makes no sense by itself or in the plan is refused, all of it at once, each with its line.
 */
export function readReturnedTasks(text: string, { plan, by, standing = NONE, settled = NONE, fileName }: ReturnedTasksOptions): ReadReturnedTasksResult {
  const problems = new ProblemList(fileName);
  const root = parseSource(text, problems);
  const all = root === null ? null : taskList(root, problems);
  const list = all === null ? null : { ...all, items: all.items.filter((item) => !standing.has(String(plainOf(entryOf(item, "id"))))) };
  const returned = list === null ? null : partOfPlan(list, problems);
  if (list === null || returned === null) return { kind: "refused", problems: problems.sorted() };
  reportTakenIds(list, { plan, problems });
  if (!problems.isEmpty) return { kind: "refused", problems: problems.sorted() };
  const next = joinReturnedTasks(plan, { by, tasks: returned.tasks, dependencies: returned.dependencies, settled: new Set([...settled, ...standing]) });
  const analysis = analysePlan(next);
  const errors = [...analysis.problems.filter(({ severity }) => severity === "error"), ...foreignSecrets(next, { by, returned: returned.tasks })];
  if (errors.length > 0) return { kind: "refused", problems: located(text, { errors, list, fileName }) };
  return { kind: "read", plan: next, analysis, added: returned.tasks.map(({ id }) => id) };
}

/** The list of tasks, wherever it stands. */
function taskList(root: SourceNode, problems: ProblemList): SourceList | null {
  const list = root.kind === "list" ? root : entryOf(root, "tasks");
  if (list?.kind !== "list") {
    problems.report(list ?? root, 'Expected tasks, like { "tasks": [{ "id": "a", "run": "npm test" }] }.');
    return null;
  }
  for (const [key, { keyAt }] of root.kind === "map" ? root.entries : []) {
    if (key !== "tasks" && key !== "planloom") problems.report({ at: keyAt, path: key }, `Only tasks can be returned; there is no key "${key}" here.`);
  }
  if (list.items.length > MOST) problems.report(list, `Expected at most ${MOST} tasks, found ${list.items.length}.`);
  return problems.isEmpty ? list : null;
}

/** The tasks and their dependencies as a document has them; `null`, and reported, where they are none. */
function partOfPlan(list: SourceList, problems: ProblemList): { readonly tasks: readonly Task[]; readonly dependencies: Plan["dependencies"] } | null {
  const { at, path } = list;
  const scalar = (value: string | number): SourceNode => ({ kind: "scalar", at, path, value, written: String(value) });
  const entries = { planloom: scalar(1), name: scalar("Returned tasks"), tasks: list };
  const file: SourceMap = { kind: "map", at, path, entries: new Map(Object.entries(entries).map(([key, value]) => [key, { keyAt: at, value }])) };
  const document = reshapePlan(file, problems);
  if (document === null) return null;
  const parsed = planSchema.safeParse(plainData(document));
  if (!parsed.success) reportIssues(document, parsed.error.issues, problems);
  return parsed.success && problems.isEmpty ? parsed.data : null;
}

function reportTakenIds(list: SourceNode, { plan, problems }: { readonly plan: Plan; readonly problems: ProblemList }): void {
  const taken = new Set<string>(plan.tasks.map(({ id }) => id));
  for (const item of itemsOf(list)) {
    const id = entryOf(item, "id");
    if (id?.kind === "scalar" && taken.has(String(id.value))) problems.report(id, `The run already has a task "${id.value}"; choose another id.`);
  }
}

/** Each problem at the task it is about, where that one was returned. */
function located(text: string, { errors, list, fileName }: { readonly errors: readonly Problem[]; readonly list: SourceNode; readonly fileName: string }): FileProblem[] {
  const places = new Map<string, TextPosition>(itemsOf(list).map((item) => [String(plainOf(entryOf(item, "id"))), item.at]));
  return locateProblems(text, errors, { fileName }).map((problem, index): FileProblem => {
    const task = errors[index]?.places.map((place) => (place.kind === "task" ? place.id : place.kind === "dependency" ? place.to : "")).find((id) => places.has(id));
    const at = task === undefined ? undefined : places.get(task);
    const isFound = problem.path !== "";
    return isFound || at === undefined ? problem : { ...problem, line: at.line, column: at.column };
  });
}

function plainOf(node: SourceNode | undefined): unknown {
  return node?.kind === "scalar" ? node.value : null;
}
