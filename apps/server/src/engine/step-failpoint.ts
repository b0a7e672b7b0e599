import { failpoint, hasFailpoint } from "@planloom/api/failpoint";
import type { RunEvent } from "@planloom/scheduler";

const STEPS = { "attempt.claimed": "claim", "attempt.reported": "result", "attempt.checked-in": "check-in", "run.paused": "pause" } as const;

const isNamed = (type: RunEvent["type"]): type is keyof typeof STEPS => Object.hasOwn(STEPS, type);

/** The place in the saving of a step that a test may name, by what its events are. */
export function stepFailpoint(position: "before" | "after", events: readonly { readonly event: RunEvent }[]): void {
  if (!hasFailpoint) return;
  for (const { event } of events) if (isNamed(event.type)) failpoint(`${STEPS[event.type]}:${position}`);
}
