import { ApiError, type RunFence, type WorkOrder } from "@planloom/api";
import { fencedAttempt, type RunId } from "@planloom/scheduler";
import type { ClaimParts } from "./claim-work.ts";
import { heartbeat, type HeartbeatParts } from "./heartbeat.ts";
import { heldBy } from "./held-by.ts";
import { fenceKey, leaseFence } from "./lease-fence.ts";
import { ordersFor } from "./orders.ts";
import { unlessStuck } from "./unless-stuck.ts";

export interface Greeting {
  readonly version: string;
  readonly capacity: number;
  readonly killLevel: string;
  readonly declared: readonly string[];
  readonly clockSkewMs: number | null;
  readonly live: readonly RunFence[];
  readonly lost: readonly RunFence[];
}

/**
 * A runner connects, for the first time or again. Attempts that still live on it are kept; those that died with its
 * last process are given up at once instead of after a minute of silence. What it holds without having heard of it is
 * ordered again: the answer that told it was lost, so it was never begun.
 */
export async function greetRunner(parts: HeartbeatParts & ClaimParts, runner: string, { live, lost, ...traits }: Greeting): Promise<WorkOrder[]> {
  const { store, engine, logger } = parts;
  if (!(await store.touchRunner(runner, traits))) throw new ApiError("unauthenticated", "This runner is not known here any more.");
  await heartbeat(parts, runner, live);
  for (const { run, ...fence } of lost) {
    await unlessStuck(logger, run, () => engine.apply(run, [{ fact: { type: "attempt.lost", ...fence }, refuse: heldBy(runner, fence) }]));
  }
  const known = new Set([...live, ...lost].map(fenceKey));
  const unheard = (await store.leasesOfRunner(runner)).filter((lease) => !known.has(fenceKey(leaseFence(lease))));
  // What runs out at this very moment may be given away already: only what was extended is still the runner's.
  const standings = unheard.length === 0 ? [] : await store.extendLeases({ runnerId: runner, fences: unheard, lostAfterMs: parts.lostAfterMs });
  const held = standings.filter(({ holds }) => holds).map(leaseFence);
  const orders: WorkOrder[] = [];
  for (const [run, fences] of Map.groupBy(held, (fence) => fence.run)) {
    orders.push(...((await unlessStuck(logger, run, () => orderAgain(parts, run, fences))) ?? []));
  }
  return orders;
}

async function orderAgain(parts: ClaimParts, run: RunId, fences: readonly RunFence[]): Promise<WorkOrder[]> {
  const advanced = await parts.engine.apply(run, []);
  return advanced === null ? [] : ordersFor(parts, advanced, fences.filter((fence) => fencedAttempt(advanced.state, fence) !== null));
}
