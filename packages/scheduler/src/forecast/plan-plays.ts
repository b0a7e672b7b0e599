import type { Plan } from "../plan/plan.ts";
import { taskMinutes } from "../plan/task-minutes.ts";
import { AUTOMATIC_REWORKS } from "../run/facts/hand-in.ts";
import type { RunSpec } from "../run/run-spec.ts";
import { CriticalLog } from "./critical-log.ts";
import { findThreats, optimisticFactor } from "./find-threats.ts";
import type { Forecast } from "./forecast.ts";
import { peopleRules } from "./people-rules.ts";
import { percentileOf, quantileOf } from "./percentile-of.ts";
import { PlaySampler } from "./play-sampler.ts";
import { runModel } from "./run-model.ts";
import { RunPlayer } from "./run-player.ts";
import { DEFAULT_SAMPLE_OPTIONS, type SampleOptions } from "./sample-options.ts";

export interface PlayOptions extends SampleOptions {
  /** 1,000 unless said otherwise; at least 1. */
  readonly plays: number;
  /** Plays between two looks at `shouldStop`, or between two results of `forecastSteps`; 100 unless said otherwise. */
  readonly playsPerStep: number;
  /** When it is due, minutes from the start of the run; `null`, the default, for no due time. */
  readonly dueMinutes: number | null;
  /** Minutes from Monday 00:00, on the clocks of the people, at which the run starts; Monday at 9 unless said otherwise. */
  readonly weekMinute?: number;
}

/** The plays of one frozen plan: some more with every step, and at any time the forecast they make. */
export class PlanPlays {
  readonly #plan: Plan;
  readonly #options: PlayOptions;
  readonly #sampler: PlaySampler;
  readonly #player: RunPlayer;
  /** For each task its optimistic time over its likely time. */
  readonly #optimistic: Float64Array;
  readonly #finishes: Float64Array;
  readonly #factorSums: Float64Array;
  readonly #log: CriticalLog;
  #played = 0;

  constructor(plan: Plan, spec: RunSpec, options: Partial<PlayOptions>) {
    const given: PlayOptions = { ...DEFAULT_SAMPLE_OPTIONS, plays: 1_000, playsPerStep: 100, dueMinutes: null, ...options };
    const model = runModel(spec);
    this.#plan = plan;
    this.#options = given;
    this.#sampler = new PlaySampler(plan, spec, given);
    this.#player = new RunPlayer(model, peopleRules(plan, given.weekMinute), AUTOMATIC_REWORKS);
    const { spreads } = this.#sampler.durations;
    this.#optimistic = Float64Array.from(plan.tasks, (task, index) => {
      const spread = spreads[index];
      return spread === undefined ? 1 : optimisticFactor(task, spread);
    });
    this.#finishes = new Float64Array(Math.max(1, Math.ceil(given.plays)));
    this.#factorSums = new Float64Array(plan.tasks.length);
    this.#log = new CriticalLog(plan.tasks.length);
  }

  get isComplete(): boolean {
    return this.#played >= this.#finishes.length;
  }

  /** Plays the next few plays. */
  step(): void {
    const until = Math.min(this.#finishes.length, this.#played + Math.max(1, this.#options.playsPerStep));
    for (; this.#played < until; this.#played += 1) this.#playNext(this.#played);
  }

  /** What the plays so far say; at least one step must have been played. Some plays are repeated for it once all are done. */
  forecast(): Forecast {
    const finishes = this.#finishes.subarray(0, this.#played);
    const sorted = finishes.toSorted();
    const { dueMinutes } = this.#options;
    const onTime = dueMinutes === null ? null : sorted.filter((finish) => finish <= dueMinutes).length / this.#played;
    const { spreads } = this.#sampler.durations;
    return {
      plays: this.#played,
      complete: this.isComplete,
      p50: percentileOf(sorted, 0.5),
      p80: percentileOf(sorted, 0.8),
      p95: percentileOf(sorted, 0.95),
      meanMinutes: sorted.reduce((sum, finish) => sum + finish, 0) / this.#played,
      quantiles: Array.from({ length: 101 }, (_, percent) => quantileOf(sorted, percent / 100)),
      onTime,
      tasks: this.#plan.tasks.map((task, index) => ({
        task: task.id,
        family: spreads[index]?.family ?? "fixed",
        meanMinutes: (taskMinutes(task) * (this.#factorSums[index] ?? 0)) / this.#played,
        criticality: (this.#log.counts[index] ?? 0) / this.#played,
      })),
      threats: findThreats({
        tasks: this.#plan.tasks,
        optimistic: this.#optimistic,
        finishes,
        log: this.#log,
        share: onTime ?? 0.8,
        replay: this.isComplete ? (play, task) => this.#replay(play, task) : null,
      }),
    };
  }

  #playNext(play: number): void {
    this.#finishes[play] = this.#player.play(this.#sampler.draw(play));
    const { own, factors } = this.#sampler.durations;
    for (let task = 0; task < factors.length; task += 1) this.#factorSums[task] = (this.#factorSums[task] ?? 0) + (factors[task] ?? 0);
    this.#player.chain.follow((batch, minutes) => {
      const task = this.#sampler.taskOf(batch);
      const excess = Math.max(0, minutes * (1 - (this.#optimistic[task] ?? 1) / (own[task] ?? 1)));
      this.#log.add(play, task, excess);
    });
  }

  #replay(play: number, task: number): number {
    return this.#player.play(this.#sampler.draw(play, { task, most: this.#optimistic[task] ?? 1 }));
  }
}
