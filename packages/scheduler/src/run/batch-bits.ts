import { isSatisfied } from "./is-satisfied.ts";
import { liveAttempt } from "./live-attempt.ts";
import type { BatchSpec } from "./run-spec.ts";
import type { Batch, BatchPhase } from "./run.ts";

/** What a batch counts for in a tally, as bits. */
export const BIT = {
  /** Something will still happen to it by itself. */
  moving: 1,
  /** What needs it may start. */
  satisfied: 2,
  waiting: 4,
  delayed: 8,
  /** It failed or was stopped, so that a person has to decide. */
  halted: 16,
  checking: 32,
  /** A runner works on it. */
  worked: 64,
  /** Nothing more happens to it unless a person decides. */
  over: 128,
  /** It failed, or could not be done because another one did. */
  failed: 256,
  /** The same, and what needs it is given up with it. */
  dead: 512,
  /** It need not be done, so what follows it in its task need not either. */
  needless: 1024,
  /** It was skipped because of a failure, which may be taken back. */
  givenUp: 2048,
  /** It was skipped because no failure came, which may be taken back. */
  notNeeded: 4096,
  accepted: 8192,
  /** It has lost its race and is being stopped. */
  beaten: 16_384,
  /** New work for a runner that nobody has claimed. */
  offered: 32_768,
} as const;

/** Whether a bit is set, as a number to count with. */
export function countBit(bits: number, bit: number): number {
  return (bits & bit) === 0 ? 0 : 1;
}

/** What this batch counts for. */
export function batchBits(spec: BatchSpec, batch: Batch): number {
  if (batch.phase.kind !== "running") return phaseBits(spec, batch.phase);
  const stage = liveAttempt(batch)?.stage;
  if (stage?.kind === "offered" && stage.done === null) return BIT.moving | BIT.offered;
  if (stage?.kind !== "running") return BIT.moving;
  return BIT.moving | BIT.worked | (stage.stopping?.kind === "race" ? BIT.beaten : 0);
}

function phaseBits(spec: BatchSpec, phase: BatchPhase): number {
  switch (phase.kind) {
    case "waiting":
      return BIT.waiting;
    case "delayed":
      return BIT.delayed | BIT.moving;
    case "backoff":
    case "blocked":
    case "running":
      return BIT.moving;
    case "checking":
      return BIT.checking | BIT.moving;
    case "accepted":
      return BIT.satisfied | BIT.over | BIT.accepted;
    case "failed":
      return BIT.halted | BIT.over | BIT.failed | (spec.onFailure === "isolated" ? BIT.dead : 0);
    case "stopped":
      return BIT.halted | BIT.over;
    case "skipped":
      return BIT.over | (isSatisfied(phase) ? BIT.satisfied : 0) | skipBits[phase.cause];
  }
}

const skipBits = {
  person: 0,
  failure: BIT.failed | BIT.dead | BIT.givenUp,
  race: BIT.needless,
  "not-needed": BIT.needless | BIT.notNeeded,
} as const;
