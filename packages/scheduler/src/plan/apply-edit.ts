import { withChange, withItem, withoutItem, withReplaced } from "./edit-list.ts";
import type { EditResult, PlanEdit } from "./edit.ts";
import type { AgentId, ResourceId, StreamId, TaskId } from "./ids.ts";
import type { Dependency, Plan, Position, Task } from "./plan.ts";
import { sameData } from "./same-data.ts";

/**
 * The plan after one edit. What the edit does not touch keeps its identity, and an edit that changes nothing gives
 * the same plan. Refused: ids that are unknown or taken, a second dependency between the same two tasks, a task that
 * depends on itself. A cycle is not refused: people make one on the way to something else, and the analysis shows it.
 */
export function applyEdit(plan: Plan, edit: PlanEdit): EditResult {
  switch (edit.type) {
    case "rename-plan":
      return edited(plan, { name: edit.name });
    case "describe-plan":
      return edited(plan, { description: edit.description });
    case "change-settings":
      return edited(plan, { settings: { ...plan.settings, ...edit.change } });
    case "add-task":
      return editedOr(plan, "tasks", { list: withItem(plan.tasks, edit.task), refusal: taken("task", edit.task.id) });
    case "change-task":
      return editedOr(plan, "tasks", { list: withChange(plan.tasks, edit.id, edit.change), refusal: unknown("task", edit.id) });
    case "move-tasks":
      return moveTasks(plan, edit.positions);
    case "delete-tasks":
      return deleteTasks(plan, edit.ids);
    case "connect":
      return connect(plan, edit.dependency);
    case "change-dependency":
      return changeDependency(plan, edit);
    case "disconnect":
      return disconnect(plan, edit);
    case "add-stream":
      return editedOr(plan, "streams", { list: withItem(plan.streams, edit.stream), refusal: taken("stream", edit.stream.id) });
    case "change-stream":
      return editedOr(plan, "streams", { list: withChange(plan.streams, edit.id, edit.change), refusal: unknown("stream", edit.id) });
    case "delete-stream":
      return deleteStream(plan, edit.id);
    case "add-agent":
      return editedOr(plan, "agents", { list: withItem(plan.agents, edit.agent), refusal: taken("agent", edit.agent.id) });
    case "change-agent":
      return editedOr(plan, "agents", { list: withChange(plan.agents, edit.id, edit.change), refusal: unknown("agent", edit.id) });
    case "delete-agent":
      return deleteAgent(plan, edit.id);
    case "add-resource":
      return editedOr(plan, "resources", { list: withItem(plan.resources, edit.resource), refusal: taken("resource", edit.resource.id) });
    case "change-resource":
      return editedOr(plan, "resources", { list: withChange(plan.resources, edit.id, edit.change), refusal: unknown("resource", edit.id) });
    case "delete-resource":
      return deleteResource(plan, edit.id);
    default:
      return assertNever(edit);
  }
}

/** The plan after all edits that fit, in order, and those that did not, each with the reason. */
export function applyEdits(
  plan: Plan,
  edits: readonly PlanEdit[],
): { readonly plan: Plan; readonly refused: readonly { readonly edit: PlanEdit; readonly message: string }[] } {
  const refused: { edit: PlanEdit; message: string }[] = [];
  let current = plan;
  for (const edit of edits) {
    const result = applyEdit(current, edit);
    if (result.kind === "edited") current = result.plan;
    else refused.push({ edit, message: result.message });
  }
  return { plan: current, refused };
}

function moveTasks(plan: Plan, positions: Readonly<Record<TaskId, Position | null>>): EditResult {
  const wanted = new Map<string, Position | null>(Object.entries(positions));
  const known = new Set<string>(plan.tasks.map((task) => task.id));
  const stranger = [...wanted.keys()].find((id) => !known.has(id));
  if (stranger !== undefined) return refuse(unknown("task", stranger));
  const tasks = withReplaced(plan.tasks, (task) => {
    const position = wanted.get(task.id);
    return position === undefined || sameData(position, task.position) ? task : { ...task, position };
  });
  return edited(plan, { tasks });
}

function deleteTasks(plan: Plan, ids: readonly TaskId[]): EditResult {
  const gone = new Set(ids);
  const left = plan.tasks.filter((task) => !gone.has(task.id));
  if (plan.tasks.length - left.length < gone.size) {
    const known = new Set(plan.tasks.map((task) => task.id));
    return refuse(unknown("task", ids.find((id) => !known.has(id)) ?? ""));
  }
  const tasks = withReplaced(left, (task) => withoutTasks(task, gone));
  const dependencies = plan.dependencies.filter(({ from, to }) => !gone.has(from) && !gone.has(to));
  const touched = dependencies.length < plan.dependencies.length;
  return gone.size === 0 ? edited(plan, {}) : edited(plan, touched ? { tasks, dependencies } : { tasks });
}

/** A task that makes nothing known to these, and stands between no two batches of theirs. */
function withoutTasks(task: Task, gone: ReadonlySet<TaskId>): Task {
  const { contracts, between } = task;
  const isNamed = contracts.some(({ consumers }) => consumers.some((id) => gone.has(id))) || (between !== null && gone.has(between.task));
  if (!isNamed) return task;
  return {
    ...task,
    contracts: contracts.map((contract) => ({ ...contract, consumers: contract.consumers.filter((id) => !gone.has(id)) })),
    between: between !== null && gone.has(between.task) ? null : between,
  };
}

function connect(plan: Plan, dependency: Dependency): EditResult {
  const { from, to } = dependency;
  if (from === to) return refuse(`The task "${from}" cannot depend on itself.`);
  for (const id of [from, to]) if (!plan.tasks.some((task) => task.id === id)) return refuse(unknown("task", id));
  if (plan.dependencies.some(joins(from, to))) return refuse(`"${to}" already depends on "${from}"; change that dependency instead.`);
  return edited(plan, { dependencies: [...plan.dependencies, dependency] });
}

function changeDependency(plan: Plan, { from, to, change }: Extract<PlanEdit, { type: "change-dependency" }>): EditResult {
  if (!plan.dependencies.some(joins(from, to))) return refuse(unconnected(from, to));
  const between = joins(from, to);
  const dependencies = withReplaced(plan.dependencies, (dependency) => {
    if (!between(dependency)) return dependency;
    const after = { ...dependency, ...change, from, to };
    return sameData(dependency, after) ? dependency : after;
  });
  return edited(plan, { dependencies });
}

function disconnect(plan: Plan, { from, to }: { readonly from: TaskId; readonly to: TaskId }): EditResult {
  const between = joins(from, to);
  const dependencies = plan.dependencies.filter((dependency) => !between(dependency));
  return dependencies.length === plan.dependencies.length ? refuse(unconnected(from, to)) : edited(plan, { dependencies });
}

function deleteStream(plan: Plan, id: StreamId): EditResult {
  const streams = withoutItem(plan.streams, id);
  if (streams === null) return refuse(unknown("stream", id));
  return edited(plan, { streams, tasks: withReplaced(plan.tasks, (task) => (task.stream === id ? { ...task, stream: null } : task)) });
}

function deleteAgent(plan: Plan, id: AgentId): EditResult {
  const agents = withoutItem(plan.agents, id);
  if (agents === null) return refuse(unknown("agent", id));
  const { settings } = plan;
  return edited(plan, {
    agents,
    settings: settings.reviewer === id ? { ...settings, reviewer: null } : settings,
    streams: withReplaced(plan.streams, (stream) => (stream.agent === id ? { ...stream, agent: null } : stream)),
    tasks: withReplaced(plan.tasks, (task) => (task.agent === id ? { ...task, agent: null } : task)),
  });
}

function deleteResource(plan: Plan, id: ResourceId): EditResult {
  const resources = withoutItem(plan.resources, id);
  if (resources === null) return refuse(unknown("resource", id));
  return edited(plan, {
    resources,
    tasks: withReplaced(plan.tasks, (task) =>
      task.resources.some((use) => use.resource === id)
        ? { ...task, resources: task.resources.filter((use) => use.resource !== id) }
        : task,
    ),
  });
}

function joins(from: TaskId, to: TaskId): (dependency: Dependency) => boolean {
  return (dependency) => dependency.from === from && dependency.to === to;
}

type ListName = "tasks" | "streams" | "agents" | "resources";

function editedOr<Name extends ListName>(
  plan: Plan,
  name: Name,
  { list, refusal }: { readonly list: Plan[Name] | null; readonly refusal: string },
): EditResult {
  return list === null ? refuse(refusal) : edited(plan, { [name]: list });
}

function edited(plan: Plan, change: Partial<Plan>): EditResult {
  const after = { ...plan, ...change };
  return { kind: "edited", plan: sameData(plan, after) ? plan : after };
}

function refuse(message: string): EditResult {
  return { kind: "refused", message };
}

const taken = (noun: string, id: string): string => `There is already a ${noun} with the id "${id}"; choose another id.`;
const unknown = (noun: string, id: string): string => `There is no ${noun} with the id "${id}"; it may have been deleted.`;
const unconnected = (from: string, to: string): string => `"${to}" does not depend on "${from}".`;

function assertNever(edit: never): never {
  throw new Error(`Unknown edit: ${JSON.stringify(edit)}`);
}
