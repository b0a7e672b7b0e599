import { acceptancePolicy } from "./acceptance-policy.ts";
import { agentResolver } from "./agent-resolver.ts";
import { globFault } from "./glob-fault.ts";
import type { AgentId, ResourceId, StreamId } from "./ids.ts";
import { PLAN_LIMITS } from "./plan-limits.ts";
import type { Agent, Plan, Resource, Scope, Task } from "./plan.ts";
import type { Problem, ProblemCode } from "./problem.ts";
import { taskLabel } from "./task-label.ts";
import { taskMinutes } from "./task-minutes.ts";
import { outputFaults } from "./validate-outputs.ts";
import { environmentFault, minutesFault, rangeFault, retriesFault, spanFault, wholeNumberFault } from "./validate-numbers.ts";

/** A function that gives everything that is wrong with one task of the plan; linear in the size of that task. */
export function taskValidator(plan: Plan): (task: Task) => Problem[] {
  const context: Context = {
    plan,
    streams: new Set(plan.streams.map(({ id }) => id)),
    agents: new Set(plan.agents.map(({ id }) => id)),
    resources: new Map(plan.resources.map((resource) => [resource.id, resource])),
    agentOf: agentResolver(plan),
  };
  return (task) =>
    [
      ...references(task, context),
      ...(task.kind === "task" ? [...estimate(task), ...batchLimits(task, context), ...workers(task, context)] : []),
      ...numbers(task),
      ...times(task),
      ...patterns(task),
      ...uses(task, context),
      ...outputFaults(task).map((text): Fault => ["bad-output", "outputs", text]),
    ].map(([code, field, text]) => ({
      code,
      severity: "error",
      message: `${taskLabel(task)} ${text}`,
      places: [{ kind: "task", id: task.id, field }],
    }));
}

interface Context {
  readonly plan: Plan;
  readonly streams: ReadonlySet<StreamId>;
  readonly agents: ReadonlySet<AgentId>;
  readonly resources: ReadonlyMap<ResourceId, Resource>;
  readonly agentOf: (task: Task) => Agent | null;
}

/** `text` follows the name of the task. */
type Fault = readonly [code: ProblemCode, field: string, text: string];

function* references(task: Task, { streams, agents, resources }: Context): Generator<Fault> {
  if (task.stream !== null && !streams.has(task.stream)) {
    yield ["unknown-reference", "stream", `is in the stream "${task.stream}", which does not exist; choose another.`];
  }
  if (task.agent !== null && !agents.has(task.agent)) {
    yield ["unknown-reference", "agent", `names the agent "${task.agent}", which does not exist; choose another.`];
  }
  for (const { resource } of task.resources) {
    if (!resources.has(resource)) yield ["unknown-reference", "resources", `uses the resource "${resource}", which does not exist; remove it.`];
  }
}

function* estimate(task: Task): Generator<Fault> {
  const { likely, optimistic, pessimistic } = task.estimate;
  for (const value of [likely, optimistic, pessimistic]) {
    const fault = value === null ? null : minutesFault(value);
    if (fault === null) continue;
    yield ["bad-estimate", "estimate", `has an estimate that ${fault}`];
    return;
  }
  if ((optimistic ?? likely) > likely || likely > (pessimistic ?? likely)) {
    yield ["bad-estimate", "estimate", "has estimates out of order; optimistic may not be above likely, nor likely above pessimistic."];
  }
}

function* batchLimits(task: Task, { plan }: Context): Generator<Fault> {
  const fault = task.batchMinutes === null ? null : rangeFault(task.batchMinutes);
  if (fault !== null) yield ["bad-setting", "batchMinutes", `has a batch size that ${fault}`];
  const { max } = task.batchMinutes ?? plan.settings.batchMinutes;
  if (max > 0 && taskMinutes(task) / max > PLAN_LIMITS.batchesPerTask) {
    yield ["bad-setting", "batchMinutes", `would be cut into more than ${PLAN_LIMITS.batchesPerTask} batches; raise the size of its batches.`];
  }
}

function* workers(task: Task, { agents, agentOf }: Context): Generator<Fault> {
  const agent = agentOf(task);
  const isAgentMissing = agent === null && (task.agent === null || agents.has(task.agent));
  if (isAgentMissing) yield ["no-agent", "agent", "has nobody to do it; give it or its stream an agent."];
  if (agent !== null && agent.kind !== "person" && isBlank(task.command ?? agent.command)) {
    yield ["no-command", "command", `is done by "${agent.name}" but there is no command to run; give the task or the agent one.`];
  }
  // A command's own exit code can be its acceptance; what a person did has none.
  const policy = acceptancePolicy(task);
  const isDecidedByNothing = policy === "both" || (policy === "command" && agent?.kind === "person");
  if (isDecidedByNothing && isBlank(task.acceptance.command)) {
    yield ["no-acceptance-command", "acceptance", "is to be accepted by a command but has none; add one or let a person decide."];
  }
}

function* numbers(task: Task): Generator<Fault> {
  const faults: readonly (readonly [field: string, what: string, fault: string | null])[] = [
    ["timeoutMinutes", "a time limit that", task.timeoutMinutes === null ? null : minutesFault(task.timeoutMinutes)],
    ["retries", "retries that", task.retries === null ? null : retriesFault(task.retries)],
    ["environment", "an environment that", environmentFault(task.environment)],
  ];
  for (const [field, what, fault] of faults) if (fault !== null) yield ["bad-setting", field, `has ${what} ${fault}`];
}

function* times({ earliestMinutes, pinnedMinutes }: Task): Generator<Fault> {
  const faults: readonly (readonly [field: string, what: string, fault: string | null])[] = [
    ["earliestMinutes", "an earliest start that", earliestMinutes === null ? null : spanFault(earliestMinutes)],
    ["pinnedMinutes", "a start that", pinnedMinutes === null ? null : spanFault(pinnedMinutes)],
  ];
  for (const [field, what, fault] of faults) if (fault !== null) yield ["bad-setting", field, `has ${what} ${fault}`];
  if (pinnedMinutes !== null && earliestMinutes !== null && pinnedMinutes < earliestMinutes) {
    yield ["bad-setting", "pinnedMinutes", `is to start at minute ${pinnedMinutes} but not before minute ${earliestMinutes}; change one of them.`];
  }
}

function* patterns(task: Task): Generator<Fault> {
  for (const [access, verb] of ACCESSES) {
    for (const pattern of task.scope[access]) {
      const fault = globFault(pattern);
      if (fault !== null) yield ["bad-glob", `scope.${access}`, `${verb} "${pattern}", which ${fault}`];
    }
  }
}

const ACCESSES: readonly (readonly [access: keyof Scope, verb: string])[] = [
  ["writes", "writes"],
  ["reads", "reads"],
  ["appends", "appends to"],
  ["exclusive", "wants for itself"],
];

function* uses(task: Task, { resources }: Context): Generator<Fault> {
  const wanted = new Map<ResourceId, number>();
  for (const { resource, units } of task.resources) {
    const fault = wholeNumberFault(units, 1, PLAN_LIMITS.capacity);
    if (fault !== null) yield ["bad-setting", "resources", `uses a number of "${resource}" that ${fault}`];
    wanted.set(resource, (wanted.get(resource) ?? 0) + units);
  }
  for (const [id, units] of wanted) {
    const resource = resources.get(id);
    if (resource === undefined || units <= resource.capacity) continue;
    yield ["resource-too-small", "resources", `needs ${units} of "${resource.name}" but there are ${resource.capacity}; need fewer or raise the capacity.`];
  }
}

function isBlank(command: string | null): boolean {
  return command === null || command.trim() === "";
}
