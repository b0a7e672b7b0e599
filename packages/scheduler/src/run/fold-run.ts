import { createRun } from "./create-run.ts";
import type { RunEvent } from "./run-event.ts";
import type { RunSpec } from "./run-spec.ts";
import type { Run } from "./run.ts";
import { RunSession } from "./run-session.ts";

/** Returns the run that these events, oldest first, made of this spec. Events that would be ignored change nothing. */
export function foldRun(spec: RunSpec, events: readonly RunEvent[]): Run {
  const session = new RunSession(createRun(spec));
  for (const event of events) session.apply(event);
  return session.finish();
}
