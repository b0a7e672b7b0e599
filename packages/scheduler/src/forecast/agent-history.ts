import type { AgentId } from "../plan/ids.ts";

/** What past work says about an agent's estimates. Without any, it is `NO_HISTORY`. */
export interface AgentHistory {
  /** Finished work it was fitted to. */
  readonly n: number;
  /** What the middle piece of work took as a multiple of its likely estimate; 1 where estimates are right. */
  readonly bias: number;
  /** How uncertain that is: the standard deviation of the logarithm of `bias`. All work of the agent shares it. */
  readonly biasSpread: number;
  /** Standard deviation of the logarithm of actual over estimated time, from one piece of work to the next. */
  readonly spread: number;
  /** The chance that an attempt is sent to rework, 0 to 1. */
  readonly reworkProbability: number;
}

/** One finished piece of work of an agent. */
export interface WorkSample {
  readonly agent: AgentId;
  readonly estimatedMinutes: number;
  /** All its attempts together. */
  readonly actualMinutes: number;
  /** How often it was sent to rework. */
  readonly reworks: number;
}

/** What is believed before anything was seen counts as much as this many pieces of work. */
export const PRIOR_WORK = 5;
const PRIOR_SPREAD = 0.35;
const PRIOR_ATTEMPTS = 10;
const PRIOR_REWORK = 0.1;

/**
 * What is assumed of an agent nobody has seen at work: estimates are right in the middle, 8 of 10 pieces of work take
 * between 0.64 and 1.57 times their estimate, one attempt in ten is sent to rework.
 */
export const NO_HISTORY: AgentHistory = {
  n: 0,
  bias: 1,
  biasSpread: PRIOR_SPREAD / Math.sqrt(PRIOR_WORK),
  spread: PRIOR_SPREAD,
  reworkProbability: PRIOR_REWORK,
};

/**
 * Fits the history of every agent that the samples name. Bias and spread are those of a log-normal factor with a
 * normal-inverse-gamma prior (Raiffa and Schlaifer, 1961), reworks a Bernoulli trial per attempt with a beta prior: with
 * few samples the result stays near `NO_HISTORY`, with many it is what they say. Samples without positive minutes are
 * left out. `reworkShare` is the part of its estimate that a rework takes, as in the forecast. O(samples).
 */
export function agentHistory(samples: readonly WorkSample[], reworkShare = 1): ReadonlyMap<AgentId, AgentHistory> {
  const byAgent = new Map<AgentId, Sums>();
  for (const { agent, estimatedMinutes, actualMinutes, reworks } of samples) {
    if (!(estimatedMinutes > 0 && actualMinutes > 0 && Number.isFinite(actualMinutes / estimatedMinutes))) continue;
    const again = reworks > 0 ? reworks : 0;
    const ratio = Math.log(actualMinutes / (estimatedMinutes * (1 + again * reworkShare)));
    const { n, sum, squares, attempts, reworked } = byAgent.get(agent) ?? NOTHING;
    byAgent.set(agent, { n: n + 1, sum: sum + ratio, squares: squares + ratio * ratio, attempts: attempts + 1 + again, reworked: reworked + again });
  }
  return new Map([...byAgent].map(([agent, sums]) => [agent, fit(sums)]));
}

interface Sums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
  readonly attempts: number;
  readonly reworked: number;
}

const NOTHING: Sums = { n: 0, sum: 0, squares: 0, attempts: 0, reworked: 0 };

function fit({ n, sum, squares, attempts, reworked }: Sums): AgentHistory {
  const weight = PRIOR_WORK + n;
  const around = Math.max(0, squares - (sum * sum) / n);
  const moved = (PRIOR_WORK * sum * sum) / (n * weight);
  const spread = Math.sqrt((PRIOR_WORK * PRIOR_SPREAD ** 2 + around + moved) / weight);
  return {
    n,
    bias: Math.exp(sum / weight),
    biasSpread: spread / Math.sqrt(weight),
    spread,
    reworkProbability: (PRIOR_ATTEMPTS * PRIOR_REWORK + reworked) / (PRIOR_ATTEMPTS + attempts),
  };
}
