import { pause } from "../pause.ts";
import { findMarked } from "./find-marked.ts";
import type { KillOptions } from "./running-tree.ts";
import { signalProcess } from "./signal-process.ts";

const FIRST_WAIT_MS = 10;
const LONGEST_WAIT_MS = 500;
/** From then on it is worth telling somebody. */
const STUBBORN_AFTER_MS = 10_000;

/**
 * Kills every process that carries one of the markers, and resolves once two looks in a row have found none: one look
 * can miss a child that is born during it. A process that cannot be killed (it hangs in the kernel) is waited for.
 */
export async function sweep(markers: ReadonlySet<string>, { onStubborn }: KillOptions = {}): Promise<void> {
  const startedAt = performance.now();
  let told = false;
  let waitMs = FIRST_WAIT_MS;
  for (let empty = 0; ; ) {
    const pids = findMarked(markers);
    empty = pids.length === 0 ? empty + 1 : 0;
    if (empty === 2) return;
    for (const pid of pids) signalProcess(pid, "SIGKILL");
    if (!told && pids.length > 0 && performance.now() - startedAt > STUBBORN_AFTER_MS) {
      told = true;
      onStubborn?.(pids);
    }
    await pause(waitMs);
    waitMs = pids.length === 0 ? FIRST_WAIT_MS : Math.min(waitMs * 1.5, LONGEST_WAIT_MS);
  }
}
