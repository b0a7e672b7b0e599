import { createHash } from "node:crypto";
import { createRun, isFinalStatus } from "@planloom/scheduler";
import { Accidents } from "./accidents.ts";
import { checkOutcome } from "./check-outcome.ts";
import { Cluster, WORKSPACE } from "./cluster.ts";
import type { Mutation } from "./mutation.ts";
import { Person } from "./person.ts";

export interface SimulationOptions {
  readonly mutation?: Partial<Mutation>;
  /** Told line by line what happens; costs nothing where it is left out. */
  readonly tell?: (line: string) => void;
}

/** What one seed gave. */
export interface SimulationResult {
  readonly seed: number;
  /** What must never be true and was; empty where all is well. */
  readonly problems: readonly string[];
  /** Of everything that was recorded and executed; the same whenever the seed is. */
  readonly hash: string;
  readonly virtualMs: number;
  readonly events: number;
  readonly executions: number;
}

/** Once nothing goes wrong any more, all runs end within this time. */
const ENDS_WITHIN_MS = 45 * 60_000;
/** And within this time nothing is left of them. */
const RESTS_WITHIN_MS = 200_000;

/** Runs one simulation from its seed. Everything in it is the product's own code but the wires, the disk, the tables and the work. */
export async function simulate(seed: number, options: SimulationOptions = {}): Promise<SimulationResult> {
  // Measured: half of the time goes into the stack traces of errors that are part of the weather.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return await runOnce(seed, options);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** What happened in a simulation, line by line; the last `most` of them. */
export async function storyOf(seed: number, { most, mutation = {} }: { readonly most: number; readonly mutation?: Partial<Mutation> }): Promise<readonly string[]> {
  const lines: string[] = [];
  await simulate(seed, { mutation, tell: (line) => void lines.push(line) });
  return lines.slice(-most);
}

async function runOnce(seed: number, { mutation = {}, tell }: SimulationOptions): Promise<SimulationResult> {
  const cluster = new Cluster(seed, { mutation, ...(tell === undefined ? {} : { tell }) });
  const { agenda, store, scenario } = cluster;
  for (const place of [...cluster.servers, ...cluster.runners]) cluster.boot(place);
  for (const index of scenario.runs.keys()) startRun(cluster, index);
  const person = new Person(cluster);
  const accidents = new Accidents(cluster);
  const isOver = (): boolean => store.sessions.size === scenario.runs.length && [...store.sessions.values()].every(({ run }) => isFinalStatus(run.status));
  await agenda.run(scenario.troubleMs, () => cluster.problems.length > 0);
  accidents.calmDown();
  person.isHelpful = true;
  await agenda.run(scenario.troubleMs + ENDS_WITHIN_MS, () => isOver() || cluster.problems.length > 0);
  await agenda.run(agenda.now + RESTS_WITHIN_MS, () => cluster.problems.length > 0 || isAtRest(cluster));
  await checkOutcome(cluster, person);
  return { seed, problems: cluster.problems, hash: hashOf(cluster), virtualMs: Math.round(agenda.now), events: [...store.runs.values()].reduce((sum, { seq }) => sum + seq, 0), executions: cluster.ledger.executions.length };
}

/** Asks servers to make a run until one says that it has, or the run is there. */
function startRun(cluster: Cluster, index: number): void {
  const scenario = cluster.scenario.runs[index];
  if (scenario === undefined) return;
  const attempt = (): void => {
    if ([...cluster.store.runs.values()].some(({ planId }) => planId === `plan-${index}`)) return;
    const server = cluster.someServer()?.server;
    server?.engine.start({ workspaceId: WORKSPACE, planId: `plan-${index}`, planRevision: 1, state: createRun(scenario.spec), startedBy: "ann" }).catch(() => undefined);
    cluster.agenda.in(20_000, attempt);
  };
  cluster.agenda.in(cluster.chance.between(100, 5_000), attempt);
}

function isAtRest({ ledger, runners, store }: Cluster): boolean {
  return store.leases.size + store.offers.size === 0 && runners.every(({ disk }) => disk.attempts.size === 0) && ledger.executions.every(({ endedAt }) => endedAt !== null);
}

function hashOf({ store, ledger }: Cluster): string {
  const hash = createHash("sha256");
  for (const { id, events } of store.runs.values()) hash.update(id).update(JSON.stringify(events));
  return hash.update(JSON.stringify(ledger.executions)).digest("hex").slice(0, 16);
}
