import { batchId, type AttemptId, type BatchId, taskId } from "../plan/ids.ts";
import { estimateFinish } from "../run/estimate-finish.ts";
import { batchOfAttempt, liveAttempt } from "../run/live-attempt.ts";
import { mayYetWait } from "../run/replan-fault.ts";
import type { RunFact } from "../run/run-event.ts";
import type { BatchSpec, RunSpec } from "../run/run-spec.ts";
import type { Attempt, Run, Verdict } from "../run/run.ts";
import { RunSession } from "../run/run-session.ts";
import { batchSpecOf } from "../run/spec-index.ts";

/** A verdict that somebody thinks of. `fix`: the batch that mends what a minor one names; `null`: none. */
export interface PossibleVerdict {
  readonly attempt: Attempt;
  readonly verdict: Verdict;
  readonly fix: { readonly minutes: number; readonly when: "before" | "beside" } | null;
}

/** What some verdicts would lead to at this moment. Batches are in rank order. */
export interface Consequences {
  /** The batches that would start at once. */
  readonly starts: readonly BatchSpec[];
  /** The batches that have used what changes, and whose work would have to be looked at again. */
  readonly stale: readonly BatchSpec[];
  /** Whether the run would be accepted with it. */
  readonly concludes: boolean;
  /** When the run would end, in milliseconds since 1970, as things are and after it; `null` where nobody can say. */
  readonly finish: { readonly before: number | null; readonly after: number | null };
  /** The attempts whose verdict would not count any more. */
  readonly late: readonly AttemptId[];
}

/** `foretold`: whether to foretell the finish, which takes by far the longest: some 50 ms for 1,000 batches. */
export interface ConsequenceOptions {
  readonly now: number;
  readonly foretold: boolean;
}

/**
 * Plays verdicts, one after the other, on a copy of the run, by the machine that will decide them. O(batches + needs)
 * for each of them, and twice what `estimateFinish` takes.
 */
export function consequencesOf(run: Run, verdicts: readonly PossibleVerdict[], { now, foretold }: ConsequenceOptions): Consequences {
  const session = new RunSession(run);
  const late: AttemptId[] = [];
  for (const { attempt, verdict, fix } of verdicts) {
    const planned = fix === null || verdict !== "minor" ? null : replanned(session.run, { batch: batchOfAttempt(attempt.id), fix });
    const checkedIn: RunFact = { type: "attempt.checked-in", attempt: attempt.id, epoch: attempt.epoch, verdict, by: "", notes: null, tags: [] };
    if (planned !== null) session.apply({ ...planned, at: now });
    if (session.apply({ ...checkedIn, at: now }).kind === "ignored") late.push(attempt.id);
  }
  const after = session.finish();
  const told = new Set(run.coordination.handOvers.map(({ id }) => id));
  const stale = new Set(after.coordination.handOvers.filter(({ id }) => !told.has(id)).map(({ batch }) => batch));
  return {
    starts: after.spec.batches.filter(({ id }) => isLive(after, id) && !isLive(run, id) && !verdicts.some(({ attempt }) => attempt.batch === id)),
    stale: after.spec.batches.filter(({ id }) => stale.has(id)),
    concludes: after.status === "accepted",
    finish: foretold ? { before: estimateFinish(run, now), after: after.status === "accepted" ? now : estimateFinish(after, now) } : { before: null, after: null },
    late,
  };
}

/** Whether somebody works on a batch, or is asked to. */
function isLive({ batches }: Run, id: BatchId): boolean {
  const batch = batches[id];
  const stage = batch === undefined ? undefined : liveAttempt(batch)?.stage;
  return stage !== undefined && stage.kind !== "reported";
}

interface Fixing {
  readonly batch: BatchId;
  readonly fix: NonNullable<PossibleVerdict["fix"]>;
}

/** The change that puts a fix behind a batch, as near to what the plan will say as the run alone can tell. */
function replanned({ spec, batches }: Run, { batch, fix: { minutes, when } }: Fixing): Extract<RunFact, { type: "run.replanned" }> | null {
  const of = batchSpecOf(spec, batch);
  if (of === undefined) return null;
  const after = when === "beside" ? (spec.batches.find(({ task, index, count }) => task === of.task && index === count)?.id ?? of.id) : of.id;
  const fix: BatchSpec = { ...of, ...freeId(spec, of), title: `A fix of ${of.title}`, index: 1, count: 1, items: [], estimateMinutes: minutes, needs: [after], softNeeds: [], failuresOf: [], trigger: { kind: "all" }, race: null, lags: {}, notBeforeMinutes: 0, hasAcceptanceCommand: false, acceptance: "person" };
  const waits = ({ id, needs }: BatchSpec): boolean => when === "before" && needs.includes(of.id) && batches[id] !== undefined && mayYetWait(batches[id]);
  const waiting = spec.batches.map((each) => (waits(each) ? { ...each, needs: [...each.needs, fix.id] } : each));
  return { type: "run.replanned", by: "", reason: "", spec: { ...spec, revision: spec.revision + 1, batches: [...waiting, fix] } };
}

function freeId({ batches }: RunSpec, { id }: BatchSpec): Pick<BatchSpec, "id" | "task"> {
  const taken = new Set<string>(batches.map((batch) => batch.id));
  let name = `${id}-fix`;
  while (taken.has(name)) name = `${name}-fix`;
  return { id: batchId(name), task: taskId(name) };
}
