import { acceptancePolicy } from "./acceptance-policy.ts";
import { agentResolver } from "./agent-resolver.ts";
import { globFault } from "./glob-fault.ts";
import type { AgentId, ResourceId, StreamId } from "./ids.ts";
import { PLAN_LIMITS } from "./plan-limits.ts";
import type { Agent, Plan, Resource, Scope, Task } from "./plan.ts";
import type { Problem, ProblemCode } from "./problem.ts";
import { taskLabel } from "./task-label.ts";
import { taskMinutes } from "./task-minutes.ts";
import { secretsFault } from "./secret-names.ts";
import { labelsFault } from "./validate-labels.ts";
import { outputFaults } from "./validate-outputs.ts";
import { environmentFault, minutesFault, rangeFault, retriesFault, spanFault, wholeNumberFault } from "./validate-numbers.ts";

/** A function that gives everything that is wrong with one task of the plan; linear in the size of that task. */
export function taskValidator(plan: Plan): (task: Task) => readonly Problem[] {
  const context: Context = {
    plan,
    streams: new Set(plan.streams.map(({ id }) => id)),
    agents: new Set(plan.agents.map(({ id }) => id)),
    resources: new Map(plan.resources.map((resource) => [resource.id, resource])),
    agentOf: agentResolver(plan),
  };
  return (task) => {
    // Nearly all tasks are right, so nothing is made for one before there is something to say.
    let problems: Problem[] | null = null;
    const report: Report = (code, field, text) => {
      problems ??= [];
      problems.push({ code, severity: "error", message: `${taskLabel(task)} ${text}`, places: [{ kind: "task", id: task.id, field }] });
    };
    references(task, context, report);
    if (task.kind === "task") {
      estimate(task, report);
      batchLimits(task, context, report);
      workers(task, context, report);
    }
    numbers(task, report);
    times(task, report);
    patterns(task, report);
    uses(task, context, report);
    returns(task, context, report);
    const labelFault = labelsFault(task.labels);
    if (labelFault !== null) report("bad-setting", "labels", `asks for a label that ${labelFault}`);
    const secretFault = secretsFault(task.secrets);
    if (secretFault !== null) report("bad-setting", "secrets", `uses a secret that ${secretFault}`);
    for (const text of outputFaults(task)) report("bad-output", "outputs", text);
    return problems ?? NONE;
  };
}

const NONE: readonly Problem[] = [];

interface Context {
  readonly plan: Plan;
  readonly streams: ReadonlySet<StreamId>;
  readonly agents: ReadonlySet<AgentId>;
  readonly resources: ReadonlyMap<ResourceId, Resource>;
  readonly agentOf: (task: Task) => Agent | null;
}

/** `text` follows the name of the task. */
type Report = (code: ProblemCode, field: string, text: string) => void;

function references(task: Task, { streams, agents, resources }: Context, report: Report): void {
  if (task.stream !== null && !streams.has(task.stream)) {
    report("unknown-reference", "stream", `is in the stream "${task.stream}", which does not exist; choose another.`);
  }
  if (task.agent !== null && !agents.has(task.agent)) {
    report("unknown-reference", "agent", `names the agent "${task.agent}", which does not exist; choose another.`);
  }
  for (const { resource } of task.resources) {
    if (!resources.has(resource)) report("unknown-reference", "resources", `uses the resource "${resource}", which does not exist; remove it.`);
  }
}

function estimate(task: Task, report: Report): void {
  const { likely, optimistic, pessimistic } = task.estimate;
  for (const value of [likely, optimistic, pessimistic]) {
    const fault = value === null ? null : minutesFault(value);
    if (fault === null) continue;
    report("bad-estimate", "estimate", `has an estimate that ${fault}`);
    return;
  }
  if ((optimistic ?? likely) > likely || likely > (pessimistic ?? likely)) {
    report("bad-estimate", "estimate", "has estimates out of order; optimistic may not be above likely, nor likely above pessimistic.");
  }
}

function batchLimits(task: Task, { plan }: Context, report: Report): void {
  const fault = task.batchMinutes === null ? null : rangeFault(task.batchMinutes);
  if (fault !== null) report("bad-setting", "batchMinutes", `has a batch size that ${fault}`);
  const { max } = task.batchMinutes ?? plan.settings.batchMinutes;
  if (max > 0 && taskMinutes(task) / max > PLAN_LIMITS.batchesPerTask) {
    report("bad-setting", "batchMinutes", `would be cut into more than ${PLAN_LIMITS.batchesPerTask} batches; raise the size of its batches.`);
  }
}

function workers(task: Task, { agents, agentOf }: Context, report: Report): void {
  const agent = agentOf(task);
  const isAgentMissing = agent === null && (task.agent === null || agents.has(task.agent));
  if (isAgentMissing) report("no-agent", "agent", "has nobody to do it; give it or its stream an agent.");
  if (agent !== null && agent.kind !== "person" && isBlank(task.command ?? agent.command)) {
    report("no-command", "command", `is done by "${agent.name}" but there is no command to run; give the task or the agent one.`);
  }
  // A command's own exit code can be its acceptance; what a person did has none.
  const policy = acceptancePolicy(task);
  const isDecidedByNothing = policy === "both" || (policy === "command" && agent?.kind === "person");
  if (isDecidedByNothing && isBlank(task.acceptance.command)) {
    report("no-acceptance-command", "acceptance", "is to be accepted by a command but has none; add one or let a person decide.");
  }
}

function returns(task: Task, { agentOf }: Context, report: Report): void {
  if (!task.expands) return;
  if (task.kind === "sync") report("bad-setting", "expands", "is a sync point and cannot return tasks; make it a task.");
  else if (agentOf(task)?.kind === "person") report("bad-setting", "expands", "is done by a person, but only a command can return tasks; give it to another agent.");
}

function numbers({ timeoutMinutes, retries, environment }: Task, report: Report): void {
  const check = (field: string, what: string, fault: string | null): void => {
    if (fault !== null) report("bad-setting", field, `has ${what} that ${fault}`);
  };
  check("timeoutMinutes", "a time limit", timeoutMinutes === null ? null : minutesFault(timeoutMinutes));
  check("retries", "retries", retries === null ? null : retriesFault(retries));
  check("environment", "an environment", environmentFault(environment));
}

function times({ earliestMinutes, pinnedMinutes }: Task, report: Report): void {
  const check = (field: string, what: string, minutes: number | null): void => {
    const fault = minutes === null ? null : spanFault(minutes);
    if (fault !== null) report("bad-setting", field, `has ${what} that ${fault}`);
  };
  check("earliestMinutes", "an earliest start", earliestMinutes);
  check("pinnedMinutes", "a start", pinnedMinutes);
  if (pinnedMinutes !== null && earliestMinutes !== null && pinnedMinutes < earliestMinutes) {
    report("bad-setting", "pinnedMinutes", `is to start at minute ${pinnedMinutes} but not before minute ${earliestMinutes}; change one of them.`);
  }
}

function patterns(task: Task, report: Report): void {
  for (const [access, verb] of ACCESSES) {
    for (const pattern of task.scope[access]) {
      const fault = globFault(pattern);
      if (fault !== null) report("bad-glob", `scope.${access}`, `${verb} "${pattern}", which ${fault}`);
    }
  }
}

const ACCESSES: readonly (readonly [access: keyof Scope, verb: string])[] = [
  ["writes", "writes"],
  ["reads", "reads"],
  ["appends", "appends to"],
  ["exclusive", "wants for itself"],
];

function uses(task: Task, { resources }: Context, report: Report): void {
  if (task.resources.length === 0) return;
  const wanted = new Map<ResourceId, number>();
  for (const { resource, units } of task.resources) {
    const fault = wholeNumberFault(units, 1, PLAN_LIMITS.capacity);
    if (fault !== null) report("bad-setting", "resources", `uses a number of "${resource}" that ${fault}`);
    wanted.set(resource, (wanted.get(resource) ?? 0) + units);
  }
  for (const [id, units] of wanted) {
    const resource = resources.get(id);
    if (resource === undefined || units <= resource.capacity) continue;
    report("resource-too-small", "resources", `needs ${units} of "${resource.name}" but there are ${resource.capacity}; need fewer or raise the capacity.`);
  }
}

function isBlank(command: string | null): boolean {
  return command === null || command.trim() === "";
}
