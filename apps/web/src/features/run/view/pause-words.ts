import { type BatchSpec, explainWait, type PauseEffect, pauseEffect, type PausePolicy, type Run } from "@planloom/scheduler";
import { minutesWords } from "@planloom/ui";

/** What becomes of running work: as the plan says, or all of it one way. */
export const PAUSE_CHOICES = ["plan", "finish", "hand-back"] as const;
export type PauseChoice = (typeof PAUSE_CHOICES)[number];

/** Longer than any work takes. */
const FOREVER_MINUTES = 100_000;

/** The policy that a choice stands for. */
export function policyOf(run: Run, choice: PauseChoice): PausePolicy {
  switch (choice) {
    case "plan":
      return run.spec.pause;
    case "finish":
      return { handBackMinutes: 0, finishMinutes: FOREVER_MINUTES, between: "finish" };
    case "hand-back":
      return { handBackMinutes: FOREVER_MINUTES, finishMinutes: 0, between: "hand-back" };
  }
}

/** A policy in one or two sentences. */
export function policyWords({ handBackMinutes, finishMinutes, between }: PausePolicy): string {
  const begun = handBackMinutes === 0 ? "" : `What began less than ${minutesWords(handBackMinutes)} ago is handed back and done again later. `;
  const ending = finishMinutes === 0 ? "" : `What has at most ${minutesWords(finishMinutes)} left finishes. `;
  return `${begun}${ending}${between === "finish" ? "All else that runs finishes." : "All else that runs is handed back."}`;
}

/** What a run that is being paused still waits for: work that finishes, and work that is being ended. In rank order. */
export function leftToPause(run: Run): Pick<PauseEffect, "finishing" | "stopping"> {
  // What was to be handed back is being stopped already; whatever else runs finishes.
  const { finishing, handedBack, stopping } = pauseEffect(run, policyOf(run, "finish"), run.startedAt ?? 0);
  const going = new Set([...finishing, ...handedBack]);
  return { finishing: run.spec.batches.filter((spec) => going.has(spec)), stopping };
}

/** The batches that nothing but the pause keeps from starting, in rank order: at most as many as may run at once. O(batches). */
export function nextUp(run: Run): readonly BatchSpec[] {
  return run.status === "paused" ? run.spec.batches.filter(({ id }) => explainWait(run, id)?.kind === "paused").slice(0, run.spec.maxParallel) : [];
}
