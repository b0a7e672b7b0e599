import { type BatchSpec, estimateFinish, estimateFinishes, type StreamId } from "@planloom/scheduler";
import { donePercent, type Standing, standingOf } from "../words/count-phases.ts";
import { type AttentionInput, findAttention } from "./find-attention.ts";
import type { StatusReport, StreamState, StreamStatus } from "./run-status.ts";

/** Where a run stands: its streams, when they will be done, and what needs a person. O(batches * needs), and what playing the rest of it costs. */
export function makeStatus(input: AttentionInput): StatusReport {
  const { plan, run, now } = input;
  const standing = standingOf(run);
  const names = new Map<StreamId | null, string>(plan.streams.map(({ id, name }) => [id, name]));
  const finishes = estimateFinishes(run, now);
  const groups = Map.groupBy(run.spec.batches.filter(({ work }) => work !== "none"), ({ stream }) => stream);
  const inOrder = [...plan.streams.map(({ id }) => id), ...groups.keys()].filter((id, index, all) => groups.has(id) && all.indexOf(id) === index);
  return {
    status: run.status,
    reason: run.reason,
    at: now,
    batches: run.spec.batches.length,
    done: standing.accepted.length + standing.skipped.length,
    donePercent: donePercent(standing),
    finishAt: estimateFinish(run, now),
    streams: inOrder.map((id): StreamStatus => {
      const specs = groups.get(id) ?? [];
      const own = standingOf(run, specs);
      const ends = specs.flatMap((spec) => finishes.get(spec.id) ?? []);
      const done = own.accepted.length + own.skipped.length;
      return {
        id,
        name: id === null ? "Without a stream" : (names.get(id) ?? id),
        state: stateOf(own, done === specs.length),
        batches: specs.length,
        done,
        donePercent: donePercent(own),
        finishAt: ends.length === 0 || ends.length < specs.length - done ? null : Math.max(...ends),
        running: titlesOf(specs, own),
      };
    }),
    attention: findAttention(input),
  };
}

function stateOf({ broken, forPerson, running }: Standing, isDone: boolean): StreamState {
  if (isDone) return "done";
  if (broken.length + forPerson.length > 0) return "needs a person";
  return running.length > 0 ? "running" : "waiting";
}

function titlesOf(specs: readonly BatchSpec[], { running }: Standing): readonly string[] {
  const ids = new Set(running);
  return specs.filter(({ id }) => ids.has(id)).map(({ title }) => title);
}
