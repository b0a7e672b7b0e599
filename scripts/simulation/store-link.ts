import type { EngineStore } from "../../apps/server/src/engine/engine-store.ts";
import type { LogFiles } from "../../apps/server/src/live/log-files.ts";
import type { FrozenPlans } from "../../apps/server/src/plans/frozen-plans.ts";
import type { Agenda } from "./agenda.ts";
import type { Chance } from "./chance.ts";
import type { Machine } from "./machine.ts";
import type { Weather } from "./weather.ts";

export interface LinkParts {
  readonly machine: Machine;
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly weather: () => Weather;
  /** Whether the database can be reached at all. */
  readonly isAway: () => boolean;
}

/** What PostgreSQL says where it undoes a transaction, or ends a connection. */
class DatabaseError extends Error {
  readonly code: "40001" | "57P01" | "08006";

  constructor(code: DatabaseError["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/** Asks something of the store for one server. */
export type Ask = <Answer>(question: () => Promise<Answer>) => Promise<Answer>;

/**
 * A server's way to the store: every question takes a moment there and a moment back, and either may go wrong. What a
 * server has asked for is done even if it crashes meanwhile.
 */
export function linkOfServer({ machine, agenda, chance, weather, isAway }: LinkParts): Ask {
  return (question) =>
    new Promise((resolve, reject) => {
      const back = (act: () => void): void => void agenda.in(chance.between(0.1, 2), () => machine.enter(act));
      const fail = (error: DatabaseError): void => back(() => reject(error));
      agenda.in(chance.is(0.02) ? chance.between(2, 2_000) : chance.between(0.1, 2), () => {
        if (isAway()) return fail(new DatabaseError("08006", "connection refused"));
        const { failedStatements, unknownCommits } = weather();
        if (chance.is(failedStatements)) return fail(chance.is(0.5) ? new DatabaseError("40001", "could not serialize access") : new DatabaseError("57P01", "terminating connection"));
        question().then((answer) => (chance.is(unknownCommits) ? fail(new DatabaseError("08006", "connection terminated")) : back(() => resolve(answer))), reject);
      });
    });
}

export function storeOver(ask: Ask, store: EngineStore): EngineStore {
  return {
    time: () => ask(() => store.time()),
    insertRun: (run) => ask(() => store.insertRun(run)),
    findRun: (id) => ask(() => store.findRun(id)),
    liveRunIds: () => ask(() => store.liveRunIds()),
    runEnds: (workspace, ids) => ask(() => store.runEnds(workspace, ids)),
    loadRun: (id) => ask(() => store.loadRun(id)),
    eventsBetween: (id, span) => ask(() => store.eventsBetween(id, span)),
    saveStep: (step, alarms) => ask(() => store.saveStep(step, alarms)),
    openOffers: (workspace, filter) => ask(() => store.openOffers(workspace, filter)),
    extendLeases: (heartbeat) => ask(() => store.extendLeases(heartbeat)),
    condemnLeases: (grace) => ask(() => store.condemnLeases(grace)),
    overdueLeases: () => ask(() => store.overdueLeases()),
    silentLeases: (patience) => ask(() => store.silentLeases(patience)),
    leasesOfRunner: (runner) => ask(() => store.leasesOfRunner(runner)),
    leasesToStop: (runner) => ask(() => store.leasesToStop(runner)),
    touchRunner: (runner, traits) => ask(() => store.touchRunner(runner, traits)),
    partRunner: (runner) => ask(() => store.partRunner(runner)),
    artifactBytes: (file) => ask(() => store.artifactBytes(file)),
  };
}

export function plansOver(ask: Ask, plans: FrozenPlans): FrozenPlans {
  return { find: (run) => ask(() => plans.find(run)), returnedBy: (task, run) => ask(() => plans.returnedBy(task, run)) };
}

export function logsOver(ask: Ask, logs: LogFiles): LogFiles {
  return { append: (key, part) => ask(() => logs.append(key, part)), addLine: (key, line) => ask(() => logs.addLine(key, line)), read: (key, part) => ask(() => logs.read(key, part)) };
}
