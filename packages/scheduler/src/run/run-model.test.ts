import fc from "fast-check";
import { expect, test } from "vitest";
import type { BatchId } from "../plan/ids.ts";
import { createRun } from "./create-run.ts";
import { liveAttempt } from "./live-attempt.ts";
import type { RunEvent } from "./run-event.ts";
import { RunSession } from "./run-session.ts";
import type { RunSpec } from "./run-spec.ts";
import type { Batch, Run } from "./run.ts";
import { isClaimable } from "./takes-new-work.ts";
import { arbitraryFactSeed, factFor, type FactSeed } from "./testing/arbitrary-fact.ts";
import { specsOf } from "./testing/arbitrary-spec.ts";
import type { SimpleBatch } from "./testing/simple-batch.ts";
import { SimpleModel } from "./testing/simple-model.ts";

const SEQUENCES = 20_000;
/** The same histories every time; another seed looks at others. */
const SEED = Number(process.env["MODEL_SEED"] ?? 4);

/** Retries without a random part: the model does not know what the machine throws. */
const steady = (spec: RunSpec): RunSpec => ({ ...spec, batches: spec.batches.map((batch) => ({ ...batch, retries: { ...batch.retries, jitter: 0 } })) });

const sequences = fc.tuple(specsOf(12).map(steady), fc.array(arbitraryFactSeed, { maxLength: 60, size: "max" }));

/** Where a batch stands, who has it in hand, and whether a runner may claim it, as one line. */
function ofMachine(run: Run, batch: Batch): string {
  const { phase, attempts } = batch;
  const live = liveAttempt(batch);
  const stage = live?.stage;
  const stop = stage?.kind === "running" ? (stage.stopping?.kind ?? null) : null;
  const until = phase.kind === "delayed" || phase.kind === "backoff" ? phase.until : 0;
  return line({ id: batch.id, phase: phase.kind, cause: phase.kind === "skipped" ? phase.cause : undefined, live: liveWord(stage), stop, until, attempts: attempts.length, epoch: attempts.at(-1)?.epoch ?? 0, mayClaim: live !== null && isClaimable(run, live) });
}

function liveWord(stage: Batch["attempts"][number]["stage"] | undefined): SimpleBatch["live"] {
  switch (stage?.kind) {
    case "offered":
    case "reported":
      return stage.kind;
    case "running":
      return "working";
    case "with-person":
      return stage.by === null ? "asked" : "taken";
    case "ended":
    case undefined:
      return null;
  }
}

function ofModel(model: SimpleModel, id: BatchId, { kind, cause, live, stop, until, attempts, epoch }: SimpleBatch): string {
  return line({ id, phase: kind, cause, live, stop, until: kind === "delayed" || kind === "backoff" ? until : 0, attempts, epoch, mayClaim: model.mayClaim(id) });
}

interface Line {
  readonly id: string;
  readonly phase: string;
  readonly cause: string | undefined;
  readonly live: string | null;
  readonly stop: string | null;
  readonly until: number;
  readonly attempts: number;
  readonly epoch: number;
  readonly mayClaim: boolean;
}

const line = ({ id, phase, cause, live, stop, until, attempts, epoch, mayClaim }: Line): string =>
  `${id} is ${phase} ${cause ?? ""}, ${live} (stopped by ${stop}), until ${until}, attempt ${attempts} of epoch ${epoch}, ${mayClaim ? "may" : "may not"} be claimed`;

/** What each of the two says after an event, where they do not say the same. */
interface Difference {
  readonly event: string;
  readonly machine: readonly unknown[];
  readonly simple: readonly unknown[];
}

/** Sends the same facts to the machine and to the model, and compares all that both know after each. */
function firstDifference(spec: RunSpec, seeds: readonly FactSeed[]): Difference | null {
  const session = new RunSession(createRun(spec));
  const model = new SimpleModel(spec);
  let at = 1_000_000;
  const send = (event: RunEvent): Difference | null => {
    const result = session.apply(event);
    const counts = model.apply(event);
    const { run } = session;
    const machine = [result.kind === "applied", run.status, ...run.spec.batches.map(({ id }) => (run.batches[id] === undefined ? id : ofMachine(run, run.batches[id])))];
    const simple = [counts, model.status, ...[...model.batches].map(([id, batch]) => ofModel(model, id, batch))];
    return machine.join("\n") === simple.join("\n") ? null : { event: event.type, machine, simple };
  };
  let difference = send({ type: "run.started", by: "ann", at });
  for (const seed of seeds) {
    if (difference !== null) return difference;
    at += seed.minutes * 60_000;
    difference = send({ ...factFor(session.run, seed, at), at });
  }
  return difference;
}

test(`in ${SEQUENCES} random histories the machine does what the simple model does`, () => {
  fc.assert(
    fc.property(sequences, ([spec, seeds]) => {
      expect(firstDifference(spec, seeds)).toBeNull();
    }),
    { numRuns: SEQUENCES, seed: SEED },
  );
}, 300_000);
