import { describeFound } from "../../plan-file/describe-issue.ts";
import type { ProblemList } from "../../source/problem-list.ts";
import { entryOf, itemsOf, numberOf, pathOfKey, type SourceNode, textOf } from "../../source/source-node.ts";
import type { TraceTask } from "./trace-task.ts";

/**
 * The tasks of a trace of WfFormat 1.0 to 1.5. Up to 1.4 a task is in one piece, in `workflow.jobs` (to 1.2) or
 * `workflow.tasks`; from 1.5 on `workflow.specification` says what it is and `workflow.execution` how it went, joined
 * by id. Reports what is no task.
 */
export function readTraceTasks(workflow: SourceNode, problems: ProblemList): TraceTask[] {
  const specification = entryOf(workflow, "specification");
  const list = entryOf(specification ?? workflow, "tasks") ?? entryOf(workflow, "jobs");
  if (list?.kind !== "list") {
    const expected = specification === undefined ? "a list of tasks under workflow.tasks or workflow.jobs" : "a list of tasks under workflow.specification.tasks";
    const spot = list ?? specification ?? workflow;
    problems.report({ at: spot.at, path: list === undefined ? pathOfKey(spot.path, "tasks") : list.path }, `Expected ${expected}, found ${list === undefined ? "none" : describeFound(list)}.`);
    return [];
  }
  const executions = executionsById(workflow);
  const keys = new Set<string>();
  return list.items.flatMap((node) => {
    const name = textOf(entryOf(node, "name")) ?? textOf(entryOf(node, "id"));
    if (name === null || name.trim() === "") {
      problems.report(node, `Expected a task with a name or an id, found ${describeFound(node)}${node.kind === "map" ? " without one" : ""}.`);
      return [];
    }
    const key = textOf(entryOf(node, "id")) ?? name;
    if (keys.has(key)) {
      problems.report(node, `There are two tasks with the id ${JSON.stringify(key)}; each needs its own.`);
      return [];
    }
    keys.add(key);
    return [traceTask(node, { key, name, execution: executions.get(key) ?? node })];
  });
}

interface Identity {
  readonly key: string;
  readonly name: string;
  /** Where it says how it went; the task itself up to version 1.4. */
  readonly execution: SourceNode;
}

function traceTask(node: SourceNode, { key, name, execution }: Identity): TraceTask {
  const seconds = numberOf(entryOf(execution, "runtimeInSeconds") ?? entryOf(execution, "runtime"));
  const cores = numberOf(entryOf(execution, "coreCount") ?? entryOf(execution, "cores"));
  return {
    key,
    name,
    at: node.at,
    parents: texts(entryOf(node, "parents")),
    children: texts(entryOf(node, "children")),
    seconds: seconds === null || seconds < 0 ? null : seconds,
    cores: cores === null ? 1 : Math.max(1, Math.ceil(cores)),
    category: textOf(entryOf(node, "category")) ?? kindInName(name),
    command: commandOf(entryOf(execution, "command")),
    ...filesOf(node),
  };
}

/** The part of a name that tasks of one kind share: `blastall` of `blastall_00000012`, `split` of `split_ID0000002`. */
function kindInName(name: string): string {
  return name.replace(/[\W_]*(?:ID)?\d+$/, "") || name;
}

function commandOf(node: SourceNode | undefined): string | null {
  const program = textOf(entryOf(node, "program"));
  if (program === null || program.trim() === "") return null;
  return [program, ...texts(entryOf(node, "arguments"))].join(" ");
}

function filesOf(node: SourceNode): Pick<TraceTask, "inputs" | "outputs"> {
  const linked = itemsOf(entryOf(node, "files"));
  const named = (link: string): string[] => linked.filter((file) => textOf(entryOf(file, "link")) === link).flatMap(pathOfFile);
  return {
    inputs: [...texts(entryOf(node, "inputFiles")), ...named("input")],
    outputs: [...texts(entryOf(node, "outputFiles")), ...named("output")],
  };
}

/** The same name may lie in many folders. */
function pathOfFile(file: SourceNode): string[] {
  const name = textOf(entryOf(file, "name"));
  return name === null ? [] : [`${textOf(entryOf(file, "path")) ?? ""}${name}`];
}

function executionsById(workflow: SourceNode): ReadonlyMap<string, SourceNode> {
  const executed = itemsOf(entryOf(entryOf(workflow, "execution"), "tasks"));
  return new Map(executed.flatMap((task) => {
    const id = textOf(entryOf(task, "id"));
    return id === null ? [] : [[id, task] as const];
  }));
}

function texts(list: SourceNode | undefined): string[] {
  return itemsOf(list).flatMap((item) => textOf(item) ?? []);
}
