import { unavailabilityOf } from "@planloom/db";
import type { RunnerApi } from "../../apps/runner/src/protocol.ts";
import { linkOf, toldError } from "../../apps/runner/src/testing/link-of.ts";
import { type RunnerAtWork, workForServer } from "../../apps/runner/src/work-for-server.ts";
import type { TimedCommand } from "../../apps/server/src/engine/engine-store.ts";
import { codeOf, type RunnerCaller, type ServerOnStore, serverOnStore } from "../../apps/server/src/testing/server-on-store.ts";
import { MemoryLogs } from "../../apps/server/src/testing/memory-logs.ts";
import { memoryPlans } from "../../apps/server/src/testing/memory-plans.ts";
import { batchId, type RunFact, type RunId, runId } from "@planloom/scheduler";
import { Agenda } from "./agenda.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { checkStep } from "./check-step.ts";
import { Disk, spoolOn } from "./disk.ts";
import { Ledger } from "./ledger.ts";
import { EPOCH, Machine } from "./machine.ts";
import type { Mutation } from "./mutation.ts";
import { copyOf, Network } from "./network.ts";
import { ObservedStore } from "./observed-store.ts";
import { Repeats } from "./repeats.ts";
import { Service } from "./service.ts";
import { type Scenario, scenarioOf } from "./scenario.ts";
import { simulatedWork } from "./simulated-work.ts";
import { linkOfServer, logsOver, plansOver, storeOver } from "./store-link.ts";
import type { Weather } from "./weather.ts";

export const WORKSPACE = "workspace";

/** A place where a server runs, with the process that runs there now. */
export interface ServerPlace {
  readonly name: string;
  machine: Machine;
  server: ServerOnStore | null;
  ring: ((run: RunId, fact: RunFact) => Promise<void>) | null;
}

export interface RunnerPlace {
  readonly name: string;
  readonly capacity: number;
  /** What it was granted. */
  readonly labels: readonly string[];
  readonly disk: Disk;
  machine: Machine;
  /** The process that runs there now; `null` until it has started. */
  working: RunnerAtWork | null;
}

/** A report that a server has taken. */
export interface TakenReport {
  readonly run: string;
  readonly attempt: string;
  readonly epoch: number;
  readonly runner: string;
  readonly seq: number;
}

/** Everything that is simulated: servers on one store, runners, and what lies between them. */
export class Cluster {
  readonly agenda = new Agenda();
  readonly chance: Chance;
  readonly scenario: Scenario;
  readonly store = new ObservedStore(() => EPOCH + this.agenda.now);
  readonly ledger = new Ledger();
  readonly logs = new MemoryLogs();
  /** The runs that a person has changed while they were live. */
  readonly changedByHand = new Set<string>();
  readonly network: Network;
  readonly servers: readonly ServerPlace[];
  readonly runners: readonly RunnerPlace[];
  readonly problems: string[] = [];
  readonly taken: TakenReport[] = [];
  weather: Weather;
  isStoreAway = false;
  /** When each runner last asked for the greeting that it then got. */
  readonly greetedAt = new Map<string, number>();
  /** What runners were told at their greetings to begin, as `run attempt epoch`: it may wait there for a place. */
  readonly toldAgain = new Set<string>();
  readonly #service: Service;
  readonly #mutation: Partial<Mutation>;
  readonly plans;
  readonly #tell: (line: string) => void;

  constructor(seed: number, { mutation = {}, tell = () => undefined }: { readonly mutation?: Partial<Mutation>; readonly tell?: (line: string) => void } = {}) {
    this.chance = chanceOf(seed);
    this.scenario = scenarioOf(this.chance);
    this.weather = this.scenario.weather;
    this.#mutation = mutation;
    this.#tell = tell;
    this.plans = memoryPlans(this.store, new Map(this.scenario.runs.map(({ plan }, index) => [`plan-${index}`, plan])));
    this.network = new Network({ agenda: this.agenda, chance: this.chance, weather: () => this.weather });
    this.store.onProblem = (problem) => this.problem(problem);
    this.store.onEvent = (run, text) => this.tell(`${run.slice(-2)} ${text}`);
    this.store.onCondemned = ({ attemptId }) => this.#service.checkCondemned(attemptId);
    this.store.onLost = (lease) => this.#service.checkLost(lease);
    const repeats = new Repeats(this.problem);
    this.store.onStep = (step) => {
      checkStep(this, step);
      repeats.check(step);
    };
    this.store.onAlarm = (run, command) => this.#setAlarm(run, command);
    this.servers = Array.from({ length: this.scenario.servers }, (_, index) => ({ name: `server ${index + 1}`, machine: this.#machine(`server ${index + 1}`), server: null, ring: null }));
    this.runners = this.scenario.runners.map((traits, index) => ({ name: `runner ${index + 1}`, ...traits, disk: new Disk(), machine: this.#machine(`runner ${index + 1}`), working: null }));
    for (const { name } of this.runners) this.store.runners.add(name);
    this.#service = new Service(this);
  }

  tell(line: string): void {
    this.#tell(`${(this.agenda.now / 1_000).toFixed(3).padStart(9)} ${line}`);
  }

  readonly problem = (problem: string): void => {
    if (!this.problems.includes(problem)) this.problems.push(problem);
    this.tell(`!! ${problem}`);
  };

  /** What a runner was granted. */
  labelsOf(runner: string): readonly string[] {
    return this.runners.find(({ name }) => name === runner)?.labels ?? [];
  }

  /** Any server that can be asked now. */
  someServer(): ServerPlace | undefined {
    return this.chance.oneOf(this.servers.filter(({ machine, server }) => machine.isAlive && server !== null));
  }

  /** Starts a process in a place where none runs any more. */
  boot(place: ServerPlace | RunnerPlace): void {
    place.machine = this.#machine(place.name);
    this.tell(`${place.name} starts`);
    this.greetedAt.delete(place.name);
    const { machine } = place;
    const starting = "disk" in place ? this.#startRunner(place) : this.#startServer(place);
    // As a supervisor does.
    starting.catch((error: unknown) => {
      this.tell(`${place.name} could not start: ${String(error)}`);
      machine.crash();
      this.agenda.in(1_000, () => {
        if (place.machine === machine) this.boot(place);
      });
    });
  }

  #machine(name: string): Machine {
    return new Machine(name, { agenda: this.agenda, chance: this.chance, clockOffset: this.chance.is(0.5) ? 0 : this.chance.between(-3_600_000, 3_600_000) });
  }

  async #startServer(place: ServerPlace): Promise<void> {
    const { machine } = place;
    place.server = null;
    place.ring = null;
    const { store = (same) => same, plans = (same) => same, logs = (same) => same, engine = (same) => same } = this.#mutation;
    const ask = linkOfServer({ machine, agenda: this.agenda, chance: this.chance, weather: () => this.weather, isAway: () => this.isStoreAway });
    const server = await serverOnStore({
      store: store(storeOver(ask, this.store), machine.time),
      time: machine.time,
      alarms: { listen: async (ring) => void (place.ring = ring) },
      plans: plans(plansOver(ask, this.plans)),
      logs: logs(logsOver(ask, this.logs)),
      labelsOf: (runner) => this.labelsOf(runner),
      workspaceId: WORKSPACE,
      around: engine,
      onError: (error, message) => {
        if (unavailabilityOf(error) === null) this.problem(`${place.name} said: ${message}: ${String(error)}`);
      },
    });
    place.server = server;
  }

  /** Whether somebody does the work of a server now. */
  get isServed(): boolean {
    return !this.isStoreAway && this.servers.some(({ machine, server }) => server !== null && machine.isAlive && !machine.isPaused);
  }

  async #startRunner(place: RunnerPlace): Promise<void> {
    const { agenda, chance, ledger } = this;
    const { machine, name, capacity } = place;
    place.working = null;
    const spool = spoolOn(place.disk, { machine, agenda, chance, weather: () => this.weather });
    const { api = (same) => same, places = (same) => same, perform = (same) => same, runnerTime = (same) => same } = this.#mutation;
    place.working = await workForServer({
      link: linkOf(this.#noting(api(this.#apiFor(place)))),
      spool,
      left: await spool.list(),
      perform: perform(simulatedWork({ machine, runner: name, onStart: () => this.#checkCapacity(place), ledger, agenda, chance, longestMs: () => this.scenario.longestWorkMs })),
      time: runnerTime(machine.time),
      journal: (line) => this.tell(`${name}: ${line}`),
      version: "simulated",
      capacity: places(capacity),
      labels: [],
      killLevel: "namespace",
    });
  }

  /** Notes what reaches the runner. */
  #noting(api: RunnerApi): RunnerApi {
    const mutate: RunnerApi["hello"]["mutate"] = async (input, options) => {
      const answer = await api.hello.mutate(input, options);
      for (const { fence: { run, attempt, epoch } } of answer.orders) this.toldAgain.add(`${run} ${attempt} ${epoch}`);
      return answer;
    };
    return { ...api, hello: { mutate } };
  }

  #apiFor({ name, machine }: RunnerPlace): RunnerApi {
    const ask =
      <Input, Answer>(call: (calls: RunnerCaller, input: Input) => Promise<Answer>) =>
      (input: Input, options?: { readonly signal?: AbortSignal }): Promise<Answer> => {
        const place = this.someServer();
        const server = place?.server ?? null;
        const sent = copyOf(input);
        const work = (gone: AbortSignal): Promise<Answer> => (server === null ? Promise.reject(new Error("not started")) : call(server.callsOf(name, gone), sent));
        return this.network.ask({ from: machine, to: place, work, signal: options?.signal, asTold: (error) => toldError(codeOf(error), error instanceof Error ? error.message : String(error)) });
      };
    const hello: RunnerApi["hello"]["mutate"] = ask((calls, input) => calls.hello(input));
    return {
      register: { mutate: ask((calls, input) => calls.register(input)) },
      hello: {
        mutate: async (input, options) => {
          const askedAt = this.agenda.now;
          const answer = await hello(input, options);
          this.greetedAt.set(name, askedAt);
          return answer;
        },
      },
      poll: { mutate: ask((calls, input) => calls.poll(input)) },
      heartbeat: { mutate: ask((calls, input) => calls.heartbeat(input)) },
      goodbye: { mutate: ask((calls, input) => calls.goodbye(input)) },
      endedRuns: { query: ask((calls, input) => calls.endedRuns(input)) },
      appendLog: { mutate: ask((calls, input) => calls.appendLog(input)) },
      report: {
        mutate: ask(async (calls, input) => {
          const answer = await calls.report(input);
          answer.outcomes.forEach((outcome, index) => {
            const fence = input.reports[index]?.fence;
            if (outcome.kind === "applied" && fence !== undefined) this.taken.push({ ...fence, runner: name, seq: outcome.seq });
          });
          return answer;
        }),
      },
    };
  }

  #checkCapacity({ name, capacity }: RunnerPlace): void {
    const count = this.ledger.liveOn(name).length;
    if (count > capacity) this.problem(`${name} executes ${count} at once, and has room for ${capacity}`);
  }

  /** Rings on some server, again and again until one has taken it; a few are lost, as a queue may be. */
  #setAlarm(run: string, { batch, attempts, at }: TimedCommand, tries = 0): void {
    if (this.chance.is(0.05)) return;
    const wait = Math.max(0, at - EPOCH - this.agenda.now) + (tries === 0 ? this.chance.between(0, 500) : 2_000);
    this.agenda.in(wait, () => {
      const again = (): void => {
        if (tries < 20) this.#setAlarm(run, { type: "alarm-wait", batch, attempts, at }, tries + 1);
      };
      const place = this.someServer();
      if (place === undefined || place.ring === null) return again();
      const { ring, machine } = place;
      machine.enter(() => void ring(runId(run), { type: "batch.wait-elapsed", batch: batchId(batch), attempts }).catch(again));
    });
  }
}
