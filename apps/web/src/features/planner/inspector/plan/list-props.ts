import type { Plan, Problem } from "@planloom/scheduler";

/** What the lists of streams, agents and resources get. */
export interface ListProps {
  readonly plan: Plan;
  readonly problems: readonly Problem[];
}
