import { type Agent, agentId, type Dependency, emptyPlan, newAgent, newDependency, newTask, type Task, type TaskId, taskId } from "@planloom/scheduler";
import type { TextPosition } from "../../file-problem.ts";
import type { ProblemList } from "../../source/problem-list.ts";
import { entryOf, type SourceNode, textOf } from "../../source/source-node.ts";
import { idMaker } from "../id-maker.ts";
import { IMPORT_LIMITS, shortText } from "../import-limits.ts";
import type { ImportedPlan } from "../imported-plan.ts";
import { mentionedFiles } from "../mentioned-files.ts";
import type { NoteList } from "../note-list.ts";
import { linkListedTasks } from "./link-listed-tasks.ts";
import { type ListedTask, readListedTasks } from "./listed-task.ts";
import { chooseTaskList } from "./task-lists.ts";

/**
 * The plan behind a `tasks.json` of task-master: what is not finished yet, subtasks as tasks of their own, and their
 * parent as the sync point after them, so that whoever needs the parent waits for all. Around linear.
 */
export function readTaskMaster(root: SourceNode, problems: ProblemList, notes: NoteList): ImportedPlan | null {
  const list = chooseTaskList(root, notes);
  if (list === null) {
    problems.report(root, "Expected a list of tasks.");
    return null;
  }
  const content = readListedTasks(list, problems, notes);
  const agent: Agent = { ...newAgent(agentId("agent"), "Coding agent", "coding-agent"), capacity: 4 };
  const places = new Map<TaskId, TextPosition>();
  const makeId = idMaker();
  const all = content.tasks.flatMap((listed) => [...listed.subtasks, listed]);
  if (all.length > IMPORT_LIMITS.tasks) problems.report(list, `Expected at most ${IMPORT_LIMITS.tasks} tasks, found ${all.length}.`);
  if (!problems.isEmpty) return null;
  const links = linkListedTasks(all, content, notes);
  if (links.isFull) {
    problems.report(list, `Expected at most ${IMPORT_LIMITS.dependencies} dependencies, found more.`);
    return null;
  }
  const tasks = all.map((listed): Task => {
    const id = taskId(makeId(listed.id.replaceAll(".", "-")));
    places.set(id, listed.node.at);
    return listed.isDivided ? syncPoint(listed, id) : planned(listed, { id, agent });
  });
  const dependencies = links.all().flatMap(([from, to]): Dependency[] => {
    const [source, target] = [tasks[from], tasks[to]];
    return source === undefined || target === undefined ? [] : [newDependency(source.id, target.id)];
  });
  const plan = emptyPlan(projectName(root));
  const open = tasks.filter(({ kind }) => kind === "task").length;
  if (open > 0) {
    notes.assume(`The format has no estimates: ${open === 1 ? "the task" : `each of the ${open} tasks`} is taken to need ${tasks[0]?.estimate.likely ?? 0} minutes.`);
    notes.assume("The format names nobody: four coding agents at once are assumed.");
    const writing = tasks.filter(({ scope }) => scope.writes.length > 0).length;
    notes.assume(writing === 0 ? "No text names files by their paths, so collisions cannot be seen." : `Files are those that the texts name by their paths (${writing} of ${open} tasks), and taken as written by the task.`);
    notes.drop("Priorities have no place in a plan: what has the longest chain behind it goes first.");
  }
  return { plan: { ...plan, agents: [agent], tasks, dependencies }, places };
}

function planned({ node, title }: ListedTask, { id, agent }: { readonly id: TaskId; readonly agent: Agent }): Task {
  const task = newTask(id, shortText(title));
  const instructions = ["description", "details"].flatMap((key) => textOf(entryOf(node, key)) ?? []).filter((text) => text.trim() !== "");
  const criterion = textOf(entryOf(node, "testStrategy"))?.trim().slice(0, IMPORT_LIMITS.criterion) ?? "";
  return {
    ...task,
    agent: agent.id,
    instructions: instructions.join("\n\n").slice(0, IMPORT_LIMITS.longText),
    scope: { ...task.scope, writes: mentionedFiles([title, ...instructions].join("\n")) },
    acceptance: { ...task.acceptance, criteria: criterion === "" ? [] : [criterion] },
  };
}

function syncPoint({ title }: ListedTask, id: TaskId): Task {
  const task = newTask(id, shortText(title));
  return { ...task, kind: "sync" };
}

function projectName(root: SourceNode): string {
  const meta = entryOf(root, "meta") ?? entryOf(root, "metadata");
  return shortText(textOf(entryOf(meta, "projectName")) ?? textOf(entryOf(meta, "name")) ?? "Tasks");
}
