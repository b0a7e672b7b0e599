import { type Agent, agentId, type Dependency, EMPTY_SCOPE, emptyPlan, newAgent, newDependency, newTask, type Plan, resourceId, type Stream, streamId, type Task, taskId } from "@planloom/scheduler";
import type { ProblemList } from "../../source/problem-list.ts";
import { entryOf, type SourceNode, textOf } from "../../source/source-node.ts";
import { idMaker } from "../id-maker.ts";
import type { NoteList } from "../note-list.ts";
import type { ImportedPlan } from "../imported-plan.ts";
import { IMPORT_LIMITS, shortText } from "../import-limits.ts";
import { scopePatterns } from "../scope-patterns.ts";
import { linkTraceTasks } from "./link-trace-tasks.ts";
import { readTraceTasks } from "./read-trace-tasks.ts";
import { type TraceRoom, traceRoom } from "./trace-room.ts";
import { traceSeconds } from "./trace-seconds.ts";
import type { TraceTask } from "./trace-task.ts";

/** Whether a file is a workflow trace of WfCommons, of any version. */
export function isWfFormat(root: SourceNode): boolean {
  const workflow = entryOf(root, "workflow");
  return ["specification", "tasks", "jobs"].some((key) => entryOf(workflow, key) !== undefined);
}

/**
 * The plan behind a workflow trace (WfCommons WfFormat 1.0 to 1.5; Coleman et al., 2022): what ran as tasks with the
 * times it took, files as scopes, kinds of tasks as streams, the cores of the machines as the places there are. A
 * process cannot be cut, so every task is one batch. `null`, and reported, where the trace cannot be read. Linear in
 * the size of the file.
 */
export function readWfFormat(root: SourceNode, problems: ProblemList, notes: NoteList): ImportedPlan | null {
  const workflow = entryOf(root, "workflow") ?? root;
  const traced = readTraceTasks(workflow, problems);
  if (traced.length > IMPORT_LIMITS.tasks) problems.report(workflow, `Expected at most ${IMPORT_LIMITS.tasks} tasks, found ${traced.length}.`);
  if (!problems.isEmpty) return null;
  const links = linkTraceTasks(traced, notes);
  if (links.isFull) {
    problems.report(workflow, `Expected at most ${IMPORT_LIMITS.dependencies} dependencies, found more.`);
    return null;
  }

  const room = traceRoom(workflow, traced, notes);
  const agent: Agent = { ...newAgent(agentId("machines"), room.name, "shell"), capacity: room.cores };
  const cores = resourceId("cores");
  const usesCores = traced.some((task) => task.cores > 1);
  const streams = streamsOf(traced);
  const seconds = traceSeconds(traced, notes);
  const makeId = idMaker();
  const tasks = traced.map((each, index): Task => {
    const task = newTask(taskId(makeId(each.key)), shortText(each.name));
    return {
      ...task,
      agent: agent.id,
      stream: streams.get(each.category)?.id ?? null,
      command: each.command?.slice(0, IMPORT_LIMITS.command) ?? null,
      estimate: { ...task.estimate, likely: (seconds[index] ?? 0) / 60 },
      scope: scopeOf(each, notes),
      resources: usesCores ? [{ resource: cores, units: Math.min(each.cores, room.cores) }] : [],
      acceptance: { ...task.acceptance, policy: "command" },
    };
  });
  notes.drop("Memory, load, energy and the sizes of files are left out.");
  const longest = tasks.reduce((most, { estimate }) => Math.max(most, estimate.likely), 25);
  const plan = emptyPlan(shortText(textOf(entryOf(root, "name")) ?? "Trace"));
  const imported: Plan = {
    ...plan,
    description: describeTrace(root, room),
    settings: { ...plan.settings, maxParallel: room.cores, batchMinutes: { ...plan.settings.batchMinutes, max: longest }, timeoutMinutes: Math.min(Math.max(plan.settings.timeoutMinutes, 2 * longest), IMPORT_LIMITS.minutes) },
    agents: [agent],
    streams: [...streams.values()],
    resources: usesCores ? [{ id: cores, name: "Cores", capacity: room.cores }] : [],
    tasks,
    dependencies: links.all().toSorted((a, b) => a[1] - b[1] || a[0] - b[0]).flatMap(([from, to]): Dependency[] => {
      const [source, target] = [tasks[from], tasks[to]];
      return source === undefined || target === undefined ? [] : [newDependency(source.id, target.id)];
    }),
  };
  return { plan: imported, places: new Map(tasks.map(({ id }, index) => [id, traced[index]?.at ?? root.at])) };
}

/** A stream for every kind of task, by kind; none where that would say nothing. */
function streamsOf(tasks: readonly TraceTask[]): ReadonlyMap<string, Stream> {
  const categories = new Set(tasks.map(({ category }) => category));
  if (categories.size < 2 || categories.size === tasks.length || categories.size > IMPORT_LIMITS.list) return new Map();
  const makeId = idMaker();
  return new Map([...categories].map((name) => [name, { id: streamId(makeId(name)), name: shortText(name), agent: null, patterns: [] }]));
}

function scopeOf({ inputs, outputs, name, at }: TraceTask, notes: NoteList): Task["scope"] {
  const [writes, reads] = [scopePatterns(outputs), scopePatterns(inputs)];
  for (const path of [...writes.lost, ...reads.lost]) {
    notes.count("dropped", (count, first) => `${count === 1 ? "One file has" : `${count} files have`} a name no pattern can have (first ${first}) and ${count === 1 ? "is" : "are"} left out of the scopes.`, { name: JSON.stringify(`${name}: ${path.slice(0, 60)}`), at });
  }
  return { ...EMPTY_SCOPE, writes: writes.patterns, reads: reads.patterns };
}

function describeTrace(root: SourceNode, { recordedSeconds }: TraceRoom): string {
  const said = textOf(entryOf(root, "description")) ?? "";
  const recorded = recordedSeconds === null ? "" : `The recorded run took ${recordedSeconds} seconds.`;
  return [said, recorded].filter((part) => part !== "").join("\n\n").slice(0, IMPORT_LIMITS.longText);
}
