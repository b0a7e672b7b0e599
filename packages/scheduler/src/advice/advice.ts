import type { ProblemFix } from "../plan/problem.ts";

/** Something that would make a plan better, or that it is good to know before it is run. */
export interface Advice {
  /** `parallel`: whether side by side pays at all. `pattern`: how the work is arranged. `assignment`: who does what. */
  readonly topic: "parallel" | "pattern" | "assignment";
  /** A few words: `Yes: 3 h 10 min with 4 at once instead of 9 h`. */
  readonly title: string;
  /** One sentence. */
  readonly reason: string;
  readonly evidence: Evidence;
  /** By how much the finish falls; `null` where nothing is gained, or nobody can tell. */
  readonly gainMinutes: number | null;
  /** The edits that follow it, where they are known. */
  readonly fix?: ProblemFix;
}

/** How it is known. */
export type Evidence =
  /** A schedule of the plan with the fix, or of the plan as it is where there is none. */
  | { readonly kind: "simulation"; readonly finishMinutes: number; /** No schedule of the plan as it is ends that early. */ readonly isCertain: boolean }
  /** No schedule, with however many agents, ends before this. */
  | { readonly kind: "bound"; readonly minutes: number }
  /** Experience; not computed from this plan. */
  | { readonly kind: "rule-of-thumb" };

/** What is advised so far. */
export interface AdviceList {
  /** The finish of the plan as it is, which gains are taken from. */
  readonly finishMinutes: number;
  /** Whether to run it in parallel first, then by gain. */
  readonly advice: readonly Advice[];
  /** Changes that were tried, of how many. */
  readonly tried: number;
  readonly total: number;
}
