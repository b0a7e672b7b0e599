import type { Agent, Dependency, Plan, PlanSettings, Resource, Retries, Stream, Task, Trigger } from "@planloom/scheduler";
import { DEFAULT_SETTINGS, newAgent, newDependency, newTask, PLANNED_PARTS } from "@planloom/scheduler";
import { Document } from "yaml";
import { arrange } from "./plan-file/arrange.ts";
import { FORMAT_VERSION } from "./plan-file/plan-shape.ts";

/**
 * Writes a plan as YAML in the file form, pleasant to read and to compare: defaults are left out, keys stand in one
 * order. Reading it gives the same plan again, with one exception: the file says dependencies at their targets, so they
 * come back in the order of the tasks. A dependency whose target is no task of the plan has no place in a file and is
 * left out (such a plan cannot run). Linear.
 */
export function writePlanFile(plan: Plan): string {
  const needs = Map.groupBy(plan.dependencies, ({ to }) => to);
  const written = new Set<string>();
  const needsOf = ({ id }: Task): readonly Dependency[] => {
    // Of two tasks with one id only the first carries the dependencies, or they would be read twice.
    const isFirst = !written.has(id);
    written.add(id);
    return isFirst ? (needs.get(id) ?? []) : [];
  };
  const document = new Document(
    without({
      planloom: FORMAT_VERSION,
      name: plan.name,
      description: plan.description || undefined,
      settings: unlessEmpty(settingsForm(plan.settings)),
      agents: unlessEmpty(plan.agents.map(agentForm)),
      streams: unlessEmpty(plan.streams.map(streamForm)),
      resources: unlessEmpty(plan.resources.map(resourceForm)),
      tasks: unlessEmpty(plan.tasks.map((task) => taskForm(task, needsOf(task)))),
    }),
    { aliasDuplicateObjects: false, schema: "core" },
  );
  arrange(document);
  return document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER });
}

function settingsForm(settings: PlanSettings): object {
  const found = differing(settings, DEFAULT_SETTINGS);
  // Each part stays at its place among the others.
  return { ...found, ...(found.retries && { retries: retriesForm(found.retries) }), ...(found.pause && { pause: differing(found.pause, DEFAULT_SETTINGS.pause) }) };
}

/** How often alone, where the rest is as usual. */
function retriesForm(retries: Retries): number | object {
  const unusual = Object.entries(differing(retries, DEFAULT_SETTINGS.retries)).filter(([key]) => key !== "limit");
  return unusual.length === 0 ? retries.limit : { limit: retries.limit, ...Object.fromEntries(unusual) };
}

function triggerForm(trigger: Trigger): string | object | undefined {
  if (trigger.kind === "at-least") return { atLeast: trigger.count };
  return trigger.kind === "all" ? undefined : trigger.kind;
}

function agentForm(agent: Agent): object {
  const { name, kind, command, ...rest } = agent;
  return without({ id: agent.id, name: name === agent.id ? undefined : name, kind, run: command ?? undefined, ...differing(rest, newAgent(agent.id, name, kind)) });
}

function streamForm({ id, name, agent, patterns }: Stream): object {
  return without({ id, name: name === id ? undefined : name, agent: agent ?? undefined, patterns: unlessEmpty(patterns) });
}

function resourceForm({ id, name, capacity }: Resource): object {
  return without({ id, name: name === id ? undefined : name, capacity: capacity === 1 ? undefined : capacity });
}

function taskForm(task: Task, needs: readonly Dependency[]): object {
  const usual = newTask(task.id, task.title);
  const { estimate } = task;
  return without({
    id: task.id,
    title: task.title === task.id ? undefined : task.title,
    kind: task.kind === usual.kind ? undefined : task.kind,
    stream: task.stream ?? undefined,
    agent: task.agent ?? undefined,
    skills: unlessEmpty(task.skills),
    labels: unlessEmpty(task.labels),
    needs: unlessEmpty(needs.map(needForm)),
    trigger: triggerForm(task.trigger),
    race: task.race ?? undefined,
    instructions: task.instructions || undefined,
    run: task.command ?? undefined,
    estimate: isSame(estimate, usual.estimate) ? undefined : estimateForm(estimate),
    checklist: unlessEmpty(task.checklist.map(({ text, minutes }) => (minutes === null ? text : { text, minutes }))),
    writes: unlessEmpty(task.scope.writes),
    reads: unlessEmpty(task.scope.reads),
    appends: unlessEmpty(task.scope.appends),
    exclusive: unlessEmpty(task.scope.exclusive),
    resources: unlessEmpty(task.resources.map(({ resource, units }) => (units === 1 ? resource : { resource, units }))),
    outputs: unlessEmpty(task.outputs.map((output) => (output.kind === "file" ? { file: output.path, name: output.name } : { value: output.name }))),
    expands: task.expands || undefined,
    accept: acceptanceForm(task),
    focus: task.focus || undefined,
    outputFormat: task.outputFormat || undefined,
    brief: unlessEmpty(briefForm(task)),
    doNot: unlessEmpty(task.doNot),
    contracts: unlessEmpty(task.contracts.map(contractForm)),
    between: task.between ?? undefined,
    environment: unlessEmpty(task.environment),
    secrets: unlessEmpty(task.secrets),
    timeoutMinutes: task.timeoutMinutes ?? undefined,
    batchMinutes: task.batchMinutes ?? undefined,
    cuts: task.cuts ?? undefined,
    onFailure: task.onFailure ?? undefined,
    retries: task.retries === null ? undefined : retriesForm(task.retries),
    earliestMinutes: task.earliestMinutes ?? undefined,
    pinnedMinutes: task.pinnedMinutes ?? undefined,
    position: task.position ?? undefined,
  });
}

/** In the order in which a brief is read. */
function briefForm({ brief }: Task): object {
  return without(Object.fromEntries(PLANNED_PARTS.map((part) => [part, brief[part]])));
}

function contractForm({ id, name, consumers, stub }: Task["contracts"][number]): object {
  return without({ id, name: name === id ? undefined : name, consumers: unlessEmpty(consumers), stub: stub || undefined });
}

function needForm({ from, to, ...rest }: Dependency): string | object {
  const unusual = differing(rest, newDependency(from, to));
  return Object.keys(unusual).length === 0 ? from : { task: from, ...unusual };
}

function estimateForm({ optimistic, likely, pessimistic }: Task["estimate"]): number | object {
  if (optimistic === null && pessimistic === null) return likely;
  return without({ optimistic: optimistic ?? undefined, likely, pessimistic: pessimistic ?? undefined });
}

function acceptanceForm({ acceptance: { command, criteria, policy } }: Task): string | object | undefined {
  if (command !== null && policy === null && criteria.length === 0) return command;
  return unlessEmpty(without({ command: command ?? undefined, criteria: unlessEmpty(criteria), policy: policy ?? undefined }));
}

/** What of an object differs from the usual. */
function differing<T extends object>(value: T, usual: T): Partial<T> {
  const found: Partial<T> = {};
  for (const key in value) if (!isSame(value[key], usual[key])) found[key] = value[key];
  return found;
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function unlessEmpty<T extends object>(value: T): T | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}

function without(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined));
}
