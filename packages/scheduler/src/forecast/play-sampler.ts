import { agentResolver } from "../plan/agent-resolver.ts";
import type { AgentId } from "../plan/ids.ts";
import type { Plan } from "../plan/plan.ts";
import { AUTOMATIC_REWORKS } from "../run/facts/hand-in.ts";
import type { BatchSpec, RunSpec } from "../run/run-spec.ts";
import type { AgentHistory } from "./agent-history.ts";
import { DurationSampler } from "./duration-sampler.ts";
import type { Play } from "./run-player.ts";
import type { SampleOptions } from "./sample-options.ts";
import { keyOf, mix, uniformAt } from "./uniform-at.ts";

/**
 * Draws what happens in each play of a frozen plan. All batches of a task take the same multiple of their minutes. A
 * batch that anybody checks goes to rework with its agent's probability each time, as often as the run machine lets a
 * command send it back by itself; what nobody checks cannot be sent back.
 */
export class PlaySampler {
  readonly durations: DurationSampler;
  readonly #taskOf: Int32Array;
  readonly #estimates: Float64Array;
  readonly #reworkKeys: Uint32Array;
  readonly #reworkProbabilities: Float64Array;
  readonly #play: Play & { readonly minutes: Float64Array; readonly reworks: Uint8Array };

  constructor(plan: Plan, spec: RunSpec, { seed, history, prior, family, reworkShare }: SampleOptions) {
    const agentOf = agentResolver(plan);
    const historyOf = (agent: AgentId | null): AgentHistory => (agent === null ? undefined : history.get(agent)) ?? prior;
    const tasks = plan.tasks.map((task) => {
      const agent = agentOf(task)?.id ?? null;
      return { task, agent, history: historyOf(agent) };
    });
    const place = new Map(plan.tasks.map(({ id }, index) => [id, index]));
    this.durations = new DurationSampler(tasks, { seed, family });
    this.#taskOf = Int32Array.from(spec.batches, ({ task }) => place.get(task) ?? 0);
    this.#estimates = Float64Array.from(spec.batches, ({ estimateMinutes }) => estimateMinutes);
    this.#reworkKeys = Uint32Array.from(spec.batches, ({ id }) => keyOf(`rework ${id}`, seed));
    this.#reworkProbabilities = Float64Array.from(spec.batches, (batch) => (isChecked(batch) ? historyOf(batch.agent).reworkProbability : 0));
    this.#play = { minutes: new Float64Array(spec.batches.length), reworks: new Uint8Array(spec.batches.length), reworkShare };
  }

  /** The index in the plan of the task of a batch. */
  taskOf(batch: number): number {
    return this.#taskOf[batch] ?? 0;
  }

  /**
   * Draws the play with this number, from 0; with a `cap`, one task takes at most this multiple of its likely time. The
   * result is overwritten by the next draw. O(batches).
   */
  draw(play: number, cap: { readonly task: number; readonly most: number } | null = null): Play {
    this.durations.draw(play);
    if (cap !== null) this.durations.cap(cap.task, cap.most);
    const { factors } = this.durations;
    const playKey = mix(play + 1);
    for (let batch = 0; batch < this.#estimates.length; batch += 1) {
      this.#play.minutes[batch] = (this.#estimates[batch] ?? 0) * (factors[this.#taskOf[batch] ?? 0] ?? 1);
      const probability = this.#reworkProbabilities[batch] ?? 0;
      this.#play.reworks[batch] = probability === 0 ? 0 : reworksFor(uniformAt(this.#reworkKeys[batch] ?? 0, playKey), probability);
    }
    return this.#play;
  }
}

function isChecked({ work, acceptance, hasAcceptanceCommand }: BatchSpec): boolean {
  return work !== "none" && (acceptance !== "command" || hasAcceptanceCommand);
}

/** How often in a row something of this probability happens, up to the automatic reworks of a run. */
function reworksFor(uniform: number, probability: number): number {
  let count = 0;
  for (let chance = probability; count < AUTOMATIC_REWORKS && uniform < chance; chance *= probability) count += 1;
  return count;
}
