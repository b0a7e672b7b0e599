import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Plan } from "@planloom/scheduler";

/** So many tasks at once take about 2 ms. */
const PIECE = 200;

/** The same for equal plans, and different for different ones. Lets other work go on meanwhile. */
export async function planKey({ tasks, dependencies, ...rest }: Plan): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify(rest));
  for (const list of [tasks, dependencies]) {
    for (let from = 0; from < list.length; from += PIECE) {
      hash.update(JSON.stringify(list.slice(from, from + PIECE)));
      await setImmediate();
    }
    hash.update("|");
  }
  return hash.digest("hex");
}
