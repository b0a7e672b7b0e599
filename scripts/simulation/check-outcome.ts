import { isFinalStatus, type RunEvent, RunSession } from "@planloom/scheduler";
import { checkHistory } from "@planloom/scheduler/testing";
import { isDeepStrictEqual } from "node:util";
import { checkChanges } from "./check-changes.ts";
import { checkLogs } from "./check-logs.ts";
import type { Cluster } from "./cluster.ts";
import type { Execution } from "./ledger.ts";
import { EPOCH } from "./machine.ts";
import type { Person } from "./person.ts";
import { SLOWEST_END_MS } from "./simulated-work.ts";

/** How soon a runner that wakes up notices that its lease is over. */
const NOTICED_WITHIN_MS = 500;

/** Checks what must be true once everything has come to rest, and tells the cluster what is not. */
export async function checkOutcome(cluster: Cluster, person: Person): Promise<void> {
  for (const [id, run] of cluster.store.runs) {
    const events = run.events.map(({ text }): RunEvent => JSON.parse(text));
    const scenario = cluster.scenario.runs[Number(run.planId.slice("plan-".length))];
    const loaded = await cluster.store.loadRun(id);
    if (scenario === undefined || loaded === null) continue;
    const session = new RunSession(JSON.parse(run.state));
    for (const event of loaded.events) session.apply(JSON.parse(JSON.stringify(event)));
    for (const { law, message, at } of checkHistory({ spec: scenario.spec, events, saved: session.run })) cluster.problem(`${id.slice(-2)} event ${at + 1}: ${law}: ${message}`);
    if (!isFinalStatus(session.run.status)) cluster.problem(`run ${id.slice(-2)} is still ${session.run.status}`);
    checkClaims(cluster, id, events);
    checkAcknowledged(cluster, person, { id, events });
    const specs = [scenario.spec, ...events.flatMap((event) => (event.type === "run.replanned" ? [event.spec] : []))];
    checkOverlaps(cluster, id, Math.max(...specs.map(({ maxParallel }) => maxParallel)));
    checkChanges(cluster, person, { id, events });
    checkLogs(cluster, { id, events });
  }
  checkLeftovers(cluster);
}

/** What was executed had been claimed by just that runner, once, and what was taken from a runner was its own. */
function checkClaims(cluster: Cluster, id: string, events: readonly RunEvent[]): void {
  const claims = new Map<string, { runner: string; at: number }>();
  for (const event of events) if (event.type === "attempt.claimed") claims.set(`${event.attempt} ${event.epoch}`, { runner: event.runner, at: event.at - EPOCH });
  const begun = new Set<string>();
  for (const { run, attempt, epoch, runner, startedAt } of cluster.ledger.executions) {
    if (run !== id) continue;
    const claim = claims.get(`${attempt} ${epoch}`);
    // The clock of a server is off by half a round trip.
    if (claim?.runner !== runner || startedAt < claim.at - 5_000) cluster.problem(`${attempt} was begun on ${runner}, which had not claimed it`);
    if (begun.has(`${attempt} ${epoch}`)) cluster.problem(`${attempt} was begun twice`);
    begun.add(`${attempt} ${epoch}`);
  }
  for (const report of cluster.taken) {
    if (report.run !== id) continue;
    const event = events[report.seq - 1];
    const isRecorded = event?.type === "attempt.reported" && event.attempt === report.attempt && event.epoch === report.epoch;
    if (!isRecorded) cluster.problem(`a report on ${report.attempt} was taken, and event ${report.seq} is another`);
    else if (claims.get(`${report.attempt} ${report.epoch}`)?.runner !== report.runner) cluster.problem(`a report on ${report.attempt} was taken from ${report.runner}, which did not have it`);
  }
}

/** What a person was told to be done is in the history. */
function checkAcknowledged(cluster: Cluster, person: Person, { id, events }: { readonly id: string; readonly events: readonly RunEvent[] }): void {
  for (const { run, seq, type } of person.taken) if (run === id && events[seq - 1]?.type !== type) cluster.problem(`${type} was taken as event ${seq}, and is not there`);
}

/** No two processes of one batch at the same time, and never more of a run than it may have. */
function checkOverlaps(cluster: Cluster, id: string, maxParallel: number): void {
  const executions = cluster.ledger.executions.filter(({ run }) => run === id).map((execution) => ({ ...execution, until: countedUntil(execution) }));
  for (const later of executions) {
    const others = executions.filter((other) => other !== later && other.startedAt <= later.startedAt && other.until > later.startedAt);
    const twin = others.find(({ batch }) => batch === later.batch);
    if (twin !== undefined) cluster.problem(`${later.attempt} began at ${Math.round(later.startedAt)} on ${later.runner} while ${twin.attempt} was alive on ${twin.runner}`);
    // What a runner checks of a person's work takes none of the places.
    const atOnce = [later, ...others].filter(({ isWork }) => isWork).length;
    if (atOnce > maxParallel) cluster.problem(`${atOnce} of run ${id.slice(-2)} ran at once, and it may have ${maxParallel}`);
  }
}

/** A machine that slept through its lease cannot end anything before it wakes up, and has to at once then. */
function countedUntil({ startedAt, endedAt, wokeAt }: Execution): number {
  const end = endedAt ?? Number.POSITIVE_INFINITY;
  return wokeAt !== null && end <= wokeAt + NOTICED_WITHIN_MS + SLOWEST_END_MS ? startedAt : end;
}

function checkLeftovers(cluster: Cluster): void {
  const { store, ledger, runners } = cluster;
  for (const { attemptId } of store.leases.values()) cluster.problem(`the lease of ${attemptId} is left`);
  for (const { attemptId } of store.offers.values()) cluster.problem(`the offer of ${attemptId} is left`);
  for (const { attempt, runner, endedAt } of ledger.executions) if (endedAt === null) cluster.problem(`${attempt} still lives on ${runner}`);
  for (const { name, disk } of runners) if (disk.attempts.size > 0) cluster.problem(`${name} still has ${disk.attempts.size} attempts in its folder`);
  if (!isDeepStrictEqual([...store.sessions.keys()], [...store.runs.keys()])) cluster.problem("a run was lost");
}
