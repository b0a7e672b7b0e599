export type { Briefing, CheckpointMoment, MomentReason, TextFile } from "./briefing.ts";
export { checkpointFiles } from "./files/checkpoint-files.ts";
export { CHECKPOINT_VERSION } from "./files/context-file.ts";
export { CheckpointTrail } from "./moments/checkpoint-trail.ts";
export { handBack } from "./resume/hand-back.ts";
export { findMisfits } from "./resume/find-misfits.ts";
export type { NeededFile } from "./files/needed-outputs.ts";
export { neededFiles } from "./files/needed-outputs.ts";
export { nextBatches } from "./words/next-batches.ts";
