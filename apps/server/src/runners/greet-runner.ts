import { ApiError, type RunFence } from "@planloom/api";
import { leasesOfRunner, touchRunner } from "@planloom/db";
import { heartbeat, type HeartbeatParts } from "./heartbeat.ts";
import { heldBy } from "./held-by.ts";
import { fenceKey, leaseFence } from "./lease-fence.ts";

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
 * last process, and those it never heard of, are given up at once instead of after a minute of silence.
 * `expected`: orders that are on their way to it.
 */
export async function greetRunner(parts: HeartbeatParts, runner: string, { live, lost, expected, ...traits }: Greeting & { expected: readonly RunFence[] }): Promise<void> {
  const { db, engine } = parts;
  if (!(await touchRunner(db, runner, traits))) throw new ApiError("unauthenticated", "This runner is not known here any more.");
  await heartbeat(parts, runner, live);
  const known = new Set([...live, ...expected].map(fenceKey));
  const unknown = (await leasesOfRunner(db, runner)).map(leaseFence).filter((fence) => !known.has(fenceKey(fence)));
  const gone = new Map([...lost, ...unknown].map((fence) => [fenceKey(fence), fence]));
  for (const { run, ...fence } of gone.values()) await engine.apply(run, [{ fact: { type: "attempt.lost", ...fence }, refuse: heldBy(runner, fence) }]);
}
