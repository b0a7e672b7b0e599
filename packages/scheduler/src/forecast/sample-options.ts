import type { AgentId } from "../plan/ids.ts";
import { type AgentHistory, NO_HISTORY } from "./agent-history.ts";

/** How durations and reworks are drawn. */
export interface SampleOptions {
  /** A whole number. The same plan, options and seed give the same draws. */
  readonly seed: number;
  /** What is known of agents from past work. */
  readonly history: ReadonlyMap<AgentId, AgentHistory>;
  /** What is assumed of agents that `history` lacks; `NO_HISTORY` unless said otherwise. */
  readonly prior: AgentHistory;
  /** One family of distributions for all tasks; `null`, the default, chooses for each by its estimate. */
  readonly family: "pert" | "log-normal" | null;
  /** The part of its time that an attempt after a rework takes; 1 unless said otherwise. */
  readonly reworkShare: number;
}

/** What counts where nothing is said. */
export const DEFAULT_SAMPLE_OPTIONS: SampleOptions = { seed: 1, history: new Map(), prior: NO_HISTORY, family: null, reworkShare: 1 };
