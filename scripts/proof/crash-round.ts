import { setTimeout as delay } from "node:timers/promises";
import { attendRun } from "./attend-run.ts";
import { crashPlan } from "./crash-plan.ts";
import { type Fault, nameOf } from "./faults.ts";
import type { Stack } from "./stack.ts";
import type { Supervised } from "./supervised.ts";

/** What one round of the matrix showed. */
export interface CrashRound {
  readonly fault: string;
  /** From the fault, or the end of a freeze, to the next event of the run; `null` where it was never reached. */
  readonly recoveryMs: number | null;
  /** How it ended, and everything that was wrong with it; empty for a good round. */
  readonly wrongs: readonly string[];
}

const WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 5;
/** The published bound: see the guide on runs. */
const BOUND_MS = 15_000;

/** Plays one run with one fault in the middle of it, on a stack where nothing else is under way. `boundMs`: so soon it has to go on. */
export async function crashRound(stack: Stack, fault: Fault, { boundMs = BOUND_MS } = {}): Promise<CrashRound> {
  const victim = fault.target === "runner" ? stack.runner : stack.server;
  await arm(victim, fault);
  const run = await stack.api.run(crashPlan(nameOf(fault), stack.ledger));
  let [struckAt, recoveryMs, seqThen]: [number | null, number | null, number] = [null, null, 0];
  let seen = 0;
  const over = new AbortController();
  const striking = (async () => {
    struckAt = await strike(stack, { fault, victim, signal: over.signal });
    seqThen = seen;
  })();
  const wrongs: string[] = [];
  try {
    const { status, reason } = await attendRun(stack.api, run, {
      pauses: true,
      withinMs: WITHIN_MS,
      onState: (_state, seq) => {
        if (struckAt !== null && recoveryMs === null && seq > seqThen) recoveryMs = performance.now() - struckAt;
        seen = seq;
      },
    });
    if (status !== "accepted") wrongs.push(`it ended ${status}: ${reason}`);
  } catch (error) {
    wrongs.push(String(error));
  }
  over.abort();
  await striking;
  if (struckAt === null) wrongs.push("the place was never reached");
  const recoveries = recoveryMs === null ? [] : [{ what: nameOf(fault), ms: recoveryMs, boundMs }];
  for (const { invariant, message } of await stack.check([run], recoveries)) wrongs.push(`${invariant}: ${message}`);
  return { fault: nameOf(fault), recoveryMs, wrongs };
}

/** Starts the victim again, with the failpoint. */
async function arm(victim: Supervised, { target, place, action, times }: Fault): Promise<void> {
  const failpoint = `${place}:${target !== "postgres" && action === "kill" ? "kill" : "stop"}@${times}`;
  if (target === "runner") {
    await victim.end("SIGTERM");
    victim.start(failpoint);
  } else {
    await victim.end("SIGKILL");
    await victim.startUntilReady(failpoint);
  }
}

/** Waits until the place is reached and does the rest of what is to happen there. Resolves with when things could go on again; `null` where it was not reached. */
async function strike(stack: Stack, { fault: { target, action }, victim, signal }: { fault: Fault; victim: Supervised; signal: AbortSignal }): Promise<number | null> {
  const { deaths } = victim;
  while (!victim.isFrozen && victim.deaths === deaths) {
    if (signal.aborted) return null;
    await delay(LOOK_EVERY_MS);
  }
  if (target === "postgres") process.kill(stack.postgresPid(), "SIGKILL");
  else if (action === "freeze") await delay(3 * stack.lostAfterMs);
  const at = performance.now();
  victim.signal("SIGCONT");
  return at;
}
