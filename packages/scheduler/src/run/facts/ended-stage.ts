import type { AttemptEnding, AttemptReport, AttemptStage } from "../run.ts";

type Ended = Extract<AttemptStage, { kind: "ended" }>;

/** What is known of an attempt that ends now. Keeps who did it and when; work that was reported ended back then. */
export function endedStage(stage: AttemptStage, at: number, ending: AttemptEnding): Ended {
  switch (stage.kind) {
    case "offered":
      return { kind: "ended", ...before(stage.done), endedAt: at, runner: null, ending };
    case "with-person":
      return { kind: "ended", startedAt: stage.startedAt, endedAt: at, runner: null, report: null, ending };
    case "running": {
      const { startedAt, report } = before(stage.done);
      return { kind: "ended", startedAt: startedAt ?? stage.startedAt, endedAt: at, runner: stage.runner, report, ending };
    }
    case "reported":
      return { ...stage, kind: "ended", ending };
    case "ended":
      throw new Error("An attempt cannot end twice");
  }
}

function before(done: { startedAt: number; report: AttemptReport } | null) {
  return { startedAt: done?.startedAt ?? null, report: done?.report ?? null };
}
