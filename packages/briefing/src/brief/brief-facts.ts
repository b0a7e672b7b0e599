import { type Agent, type Attempt, type BatchSpec, type BoardEntry, type Contract, currentVersion, entriesFor, liveAttempt, type Plan, type Run, type Task } from "@planloom/scheduler";
import type { BriefInput } from "./brief-input.ts";
import { knownAlready } from "./known-already.ts";
import { planFacts } from "./plan-facts.ts";

/** What the parts of a brief are made from. */
export interface BriefFacts {
  readonly plan: Plan;
  readonly run: Run;
  readonly spec: BatchSpec;
  /** The attempt that is told, or is being told; `null`: none has been made yet. */
  readonly attempt: Attempt | null;
  readonly task: Task;
  /** Who does it; `null`: nobody is named. */
  readonly agent: Agent | null;
  readonly contracts: readonly KnownContract[];
  /** What else of the board is told, most important first. */
  readonly entries: readonly BoardEntry[];
  /** What nobody addressed to it, and is about what it is to find out. */
  readonly alsoKnown: readonly BoardEntry[];
  /** How many more there are than a brief carries. */
  readonly leftOut: number;
}

/** A contract that the task makes or builds on. */
export interface KnownContract {
  readonly contract: Contract;
  readonly producer: Task;
  /** The version that counts; `undefined`: the stub does. */
  readonly version: BoardEntry | undefined;
}

/** A brief that carries more is not read any more. */
const MOST_ENTRIES = 60;

/** Gathers what a brief is made from. Throws if the plan lacks the task of the batch. */
export function factsOf({ plan, run, spec, attempt }: BriefInput): BriefFacts {
  const { tasks, agentOf } = planFacts(plan);
  const task = tasks.get(spec.task);
  if (task === undefined) throw new Error(`The plan has no task ${spec.task}`);
  const batch = run.batches[spec.id];
  const told = entriesFor(plan, task, run.coordination).filter(({ kind }) => kind !== "contract");
  return {
    plan,
    run,
    spec,
    attempt: attempt ?? (batch === undefined ? null : liveAttempt(batch)),
    task,
    agent: plan.agents.find(({ id }) => id === spec.agent) ?? agentOf(task),
    contracts: contractsOf(plan, run, task),
    entries: told.slice(0, MOST_ENTRIES),
    alsoKnown: knownAlready(task, spec, run.coordination.board).filter((entry) => !told.includes(entry)),
    leftOut: Math.max(0, told.length - MOST_ENTRIES),
  };
}

function contractsOf(plan: Plan, { coordination }: Run, { id }: Task): readonly KnownContract[] {
  const own = planFacts(plan).contracts.filter(({ contract, producer }) => producer.id === id || contract.consumers.includes(id));
  return own.map(({ contract, producer }) => ({ contract, producer, version: currentVersion(coordination, contract.id) }));
}
