import type { NewRunPlan } from "@planloom/db";
import type { Run, RunFact } from "@planloom/scheduler";

/** A fact on its way to a run. */
export interface Delivery {
  readonly fact: RunFact;
  /** Looks at the run the fact reaches; a text refuses it and says why. */
  readonly refuse?: (run: Run) => string | null;
  /** The plan that a change of a run follows, kept exactly if the change is made. */
  readonly plan?: NewRunPlan;
}

/** What became of one delivery. `seq` is the number of the event it became. */
export type Outcome = { readonly kind: "applied"; readonly seq: number } | { readonly kind: "ignored"; readonly message: string };

/** A runner's wish for work: up to `free` offers of one run, decided after the deliveries that came with it. */
export interface ClaimWish {
  readonly runner: string;
  readonly free: number;
  /** What the runner has been granted; an offer that asks for more is left. */
  readonly labels: readonly string[];
}
