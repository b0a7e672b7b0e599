import { createRun } from "../create-run.ts";
import type { RunEvent } from "../run-event.ts";
import type { RunSpec } from "../run-spec.ts";
import type { Run } from "../run.ts";
import { transition } from "../transition.ts";
import { checkMoment } from "./check-moment.ts";
import { checkStep } from "./check-step.ts";
import { isSameData } from "./is-same-data.ts";

/** A law that a history broke, and at which of its events (0 for the first). */
export interface Violation {
  readonly at: number;
  readonly law: string;
  readonly message: string;
}

export interface History {
  readonly spec: RunSpec;
  /** The log of applied events, oldest first. */
  readonly events: readonly RunEvent[];
  /** The state that was saved after the last event, if it is to be compared. */
  readonly saved?: Run;
}

/**
 * Checks the history of one run, invented or from a real server, against the laws every run must keep, and returns
 * every violation; an empty list is the proof that this history kept them. O(events * (batches + needs)).
 */
export function checkHistory({ spec, events, saved }: History): readonly Violation[] {
  const violations: Violation[] = [];
  let run = createRun(spec);
  events.forEach((event, at) => {
    const report = (law: string) => (message: string) => void violations.push({ at, law, message });
    const result = transition(run, event);
    if (result.kind === "ignored") return report("the log holds only events that changed something")(result.message);
    checkStep({ before: run, event, after: result.run, commands: result.commands }, report);
    checkMoment(run, result.run, report);
    run = result.run;
  });
  if (saved !== undefined && !isSameData(saved, run)) {
    violations.push({ at: events.length - 1, law: "a replayed log gives the saved state", message: "The two differ" });
  }
  return violations;
}
