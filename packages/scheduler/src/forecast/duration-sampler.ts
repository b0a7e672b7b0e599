import type { AgentId } from "../plan/ids.ts";
import type { Task } from "../plan/plan.ts";
import type { AgentHistory } from "./agent-history.ts";
import { type EstimateSpread, estimateSpread } from "./estimate-spread.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { quantileAt } from "./pert-quantiles.ts";
import { keyOf, mix, uniformAt } from "./uniform-at.ts";

/** A task and whose history its time follows. */
export interface SampledTask {
  readonly task: Task;
  readonly agent: AgentId | null;
  readonly history: AgentHistory;
}

export interface SamplerOptions {
  readonly seed: number;
  /** One family for all tasks, or `null` to choose for each. */
  readonly family: "pert" | "log-normal" | null;
}

interface Lean {
  readonly key: number;
  readonly logBias: number;
  readonly biasSpread: number;
}

/**
 * Draws how long tasks take in a play. Every draw depends only on the seed, the task or agent it is for, and the number
 * of the play. What an agent's estimates lean by is drawn once per agent and play, so its tasks overrun together.
 */
export class DurationSampler {
  readonly spreads: readonly EstimateSpread[];
  /** For each task of the last play its time over its likely time, apart from what its agent's estimates lean by. */
  readonly own: Float64Array;
  /** For each task of the last play its time over its likely time. */
  readonly factors: Float64Array;
  readonly #taskKeys: Uint32Array;
  readonly #extraKeys: Uint32Array;
  readonly #leans: readonly Lean[];
  readonly #leanOf: Int32Array;
  readonly #leanFactors: Float64Array;

  constructor(tasks: readonly SampledTask[], { seed, family }: SamplerOptions) {
    this.spreads = tasks.map(({ task, history }) => estimateSpread(task, history, family));
    this.own = new Float64Array(tasks.length);
    this.factors = new Float64Array(tasks.length);
    this.#taskKeys = Uint32Array.from(tasks, ({ task }) => keyOf(`task ${task.id}`, seed));
    this.#extraKeys = Uint32Array.from(tasks, ({ task }) => keyOf(`extra ${task.id}`, seed));
    const agents = [...new Set(tasks.map(({ agent }) => agent))];
    this.#leans = agents.map((agent): Lean => {
      const { bias, biasSpread } = tasks.find((each) => each.agent === agent)?.history ?? { bias: 1, biasSpread: 0 };
      return { key: keyOf(agent === null ? "nobody" : `agent ${agent}`, seed), logBias: Math.log(bias), biasSpread };
    });
    const place = new Map(agents.map((agent, index) => [agent, index]));
    this.#leanOf = Int32Array.from(tasks, ({ agent }) => place.get(agent) ?? 0);
    this.#leanFactors = new Float64Array(agents.length);
  }

  /** Draws the play with this number, from 0, into `own` and `factors`. O(tasks), allocates nothing. */
  draw(play: number): void {
    const playKey = mix(play + 1);
    this.#leans.forEach(({ key, logBias, biasSpread }, index) => {
      this.#leanFactors[index] = Math.exp(biasSpread === 0 ? logBias : logBias + biasSpread * normalQuantile(uniformAt(key, playKey)));
    });
    for (let task = 0; task < this.spreads.length; task += 1) {
      const own = this.#drawOwn(task, playKey);
      this.own[task] = own;
      this.factors[task] = own * (this.#leanFactors[this.#leanOf[task] ?? 0] ?? 1);
    }
  }

  /** Shortens a task of the last play to this multiple of its likely time, apart from what its agent's estimates lean by. */
  cap(task: number, most: number): void {
    const own = this.own[task] ?? 1;
    if (own <= most) return;
    this.own[task] = most;
    this.factors[task] = (this.factors[task] ?? 1) * (most / own);
  }

  #drawOwn(task: number, playKey: number): number {
    const spread = this.spreads[task];
    if (spread === undefined || spread.family === "fixed") return 1;
    const { table, lowest, width, logMean, logSpread } = spread;
    const range = table === null ? 1 : lowest + width * quantileAt(table, uniformAt(this.#taskKeys[task] ?? 0, playKey));
    if (logSpread === 0) return range;
    return range * Math.exp(logMean + logSpread * normalQuantile(uniformAt(this.#extraKeys[task] ?? 0, playKey)));
  }
}
