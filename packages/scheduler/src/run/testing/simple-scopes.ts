import type { RunEvent } from "../run-event.ts";
import type { SimpleState } from "./simple-state.ts";

type Decided = Extract<RunEvent, { type: "scope.decided" }>;

/** What the simple model knows of decisions about files outside a scope. */
export class SimpleScopes {
  readonly #decided = new Set<string>();

  /** Whether the decision counts: each file of an attempt is decided about once, and what changes the work only before the run is over. */
  decide({ attempt, files, how }: Decided, { status, spec, batches }: Pick<SimpleState, "status" | "spec" | "batches">): boolean {
    const [name, number] = attempt.split("#");
    const batch = spec.batches.find(({ id }) => id === name);
    if (batch === undefined || (batches.get(batch.id)?.attempts ?? 0) < Number(number)) return false;
    const ways = ["accepted", "failed", "stopped"].includes(status) ? ["reverted", "kept"] : ["reverted", "widened", "blocked"];
    const open = ways.includes(how) ? files.filter((file) => !this.#decided.has(`${attempt} ${file}`)) : [];
    for (const file of open) this.#decided.add(`${attempt} ${file}`);
    return open.length > 0;
  }
}
