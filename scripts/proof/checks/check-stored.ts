import { isDeepStrictEqual } from "node:util";
import { createRun, foldRun, isFinalStatus, liveAttempt, type Run } from "@planloom/scheduler";
import { checkHistory } from "@planloom/scheduler/testing";
import type { RunEvidence } from "../evidence.ts";
import type { Invariant, Report } from "../violation.ts";

/** Which promise to the outside a law of the run machine stands for; every other one is about the fold itself. */
const INVARIANT_OF_LAW: Readonly<Record<string, Invariant>> = {
  "the limit holds": "I9",
  "capacities hold": "I9",
  "resources hold": "I9",
  "batches that exclude each other never overlap": "I9",
  "no batch starts before what it needs was accepted": "I6",
  "no batch starts before its time": "I6",
  "nothing starts after a pause or a stop": "I6",
  "at most one attempt of a batch is accepted": "I3",
  "every attempt has an epoch of its own": "I3",
  "nothing that could start waits while there is room": "I1",
  "every wait for a time sets its alarm": "I1",
};

/** I1, I3, I6, I7 and I9 by what the database holds of a run: its row, its events, its offers and leases. */
export function checkStored(evidence: RunEvidence, report: Report): void {
  const events = evidence.events.map(({ event }) => event);
  checkNumbers(evidence, report);
  checkReports(evidence, report);
  for (const { at, law, message } of checkHistory({ spec: evidence.spec, events })) report(INVARIANT_OF_LAW[law] ?? "I7", `event ${at + 1}: ${law}: ${message}`);
  const run = foldRun(evidence.spec, events);
  if (run.status !== evidence.status) report("I7", `its row says ${evidence.status}, its events say ${run.status}`);
  if (doneOf(run) !== evidence.done) report("I7", `its row counts ${evidence.done} done, its events ${doneOf(run)}`);
  const kept = evidence.stateSeq === 0 ? createRun(evidence.spec) : foldRun(evidence.spec, events.slice(0, evidence.stateSeq));
  if (!isSame(kept, evidence.state)) report("I7", `the state kept after event ${evidence.stateSeq} is not the fold of its events`);
  checkHolds(evidence, run, report);
  if (!hasComeToRest(run)) report("I1", `it is ${run.status}, and nobody is waited for`);
}

function checkNumbers({ events, seq }: RunEvidence, report: Report): void {
  events.forEach(({ seq: number, event }, index) => {
    if (number !== index + 1) report("I7", `event ${index + 1} has the number ${number}`);
    if (event.at < (events[index - 1]?.event.at ?? 0)) report("I7", `event ${number} was recorded before the one before it`);
  });
  if (seq !== events.length) report("I7", `its row counts ${seq} events and there are ${events.length}`);
}

/** A person's word that work is done comes before the runner's report on its acceptance command, under the same epoch. */
function checkReports({ events }: RunEvidence, report: Report): void {
  const seen = new Set<string>();
  for (const { seq, event } of events) {
    if (event.type !== "attempt.reported") continue;
    const key = `${event.attempt} of epoch ${event.epoch}${event.report.outcome.kind === "done" ? " by a person" : ""}`;
    if (seen.has(key)) report("I3", `event ${seq} is a second report on ${key}`);
    seen.add(key);
  }
}

/** The tables of offers and leases say what the state says. */
function checkHolds({ leases, offers }: RunEvidence, run: Run, report: Report): void {
  const live = run.spec.batches.flatMap(({ id }) => {
    const batch = run.batches[id];
    const attempt = batch === undefined ? null : liveAttempt(batch);
    return attempt === null ? [] : [attempt];
  });
  const wantedLeases = live.flatMap(({ id, epoch, stage }) => (stage.kind === "running" ? [`${id} ${epoch} ${stage.runner}`] : []));
  const wantedOffers = run.status === "running" ? live.flatMap(({ id, epoch, stage }) => (stage.kind === "offered" ? [`${id} ${epoch}`] : [])) : [];
  compare(leases.map(({ attempt, epoch, runner }) => `${attempt} ${epoch} ${runner}`), wantedLeases, (message) => report("I7", `leases: ${message}`));
  compare(offers.map(({ attempt, epoch }) => `${attempt} ${epoch}`), wantedOffers, (message) => report("I7", `offers: ${message}`));
  if (isFinalStatus(run.status) && leases.length + offers.length > 0) report("I11", `it is over and still has ${leases.length} leases and ${offers.length} offers`);
}

function compare(there: readonly string[], wanted: readonly string[], report: (message: string) => void): void {
  for (const each of there) if (!wanted.includes(each)) report(`${each} is there and should not be`);
  for (const each of wanted) if (!there.includes(each)) report(`${each} is missing`);
}

function hasComeToRest(run: Run): boolean {
  if (isFinalStatus(run.status) || run.status === "paused") return true;
  return run.spec.batches.some(({ id }) => {
    const batch = run.batches[id];
    return batch !== undefined && (batch.phase.kind === "checking" || batch.phase.kind === "failed" || liveAttempt(batch)?.stage.kind === "with-person");
  });
}

function doneOf(run: Run): number {
  return run.spec.batches.filter(({ id }) => ["accepted", "skipped"].includes(run.batches[id]?.phase.kind ?? "")).length;
}

/** As plain data: what is not there and what is undefined are the same. */
const isSame = (one: Run, other: Run): boolean => isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));
