import type { Briefing, TextFile } from "../briefing.ts";
import { jsonFile } from "./json-text.ts";

/** Which form the files of a checkpoint have. A reader refuses a newer one. */
export const CHECKPOINT_VERSION = 1;

/** What the run is: its plan, and where in its history this is. */
export function contextFile({ run, number, plan, moment, state }: Briefing): TextFile {
  const { seq, at, reason, batches } = moment;
  const { spec, startedAt, nextEpoch } = state;
  const context = { version: CHECKPOINT_VERSION, run, number, name: plan.name, startedAt, checkpoint: { seq, at, reason, batches }, revision: spec.revision, nextEpoch, plan };
  return { path: "context.json", text: jsonFile(context) };
}

/** The state of the run: what is needed to go on. */
export function stateFile({ moment, state }: Briefing): TextFile {
  return { path: "coordination-state.json", text: jsonFile({ version: CHECKPOINT_VERSION, seq: moment.seq, state }) };
}
