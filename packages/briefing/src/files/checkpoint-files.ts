import type { Briefing, TextFile } from "../briefing.ts";
import { agentReportFiles } from "./agent-report-files.ts";
import { batchProgressFile } from "./batch-progress-file.ts";
import { checkpointSummary } from "./checkpoint-summary.ts";
import { coordinationFiles } from "./coordination-files.ts";
import { contextFile, stateFile } from "./context-file.ts";
import { finalSummary } from "./final-summary.ts";
import { phaseSummaryFiles } from "./phase-summary-files.ts";
import { synthesisFiles } from "./synthesis-files.ts";
import { streamFiles } from "./stream-files.ts";

/**
 * The texts of a checkpoint, for people and for programs, each made when it is asked for, so that whoever writes them may
 * let others have their turn between two. The same briefing gives the same files to the byte: no clock, no place and no
 * language of a machine is in them. No two have the same path. O(batches * needs + attempts).
 */
export function* checkpointFiles(briefing: Briefing): Generator<TextFile, void> {
  yield checkpointSummary(briefing);
  yield* finalSummary(briefing);
  yield contextFile(briefing);
  yield stateFile(briefing);
  yield batchProgressFile(briefing);
  yield* coordinationFiles(briefing);
  yield* synthesisFiles(briefing);
  yield* streamFiles(briefing);
  yield* phaseSummaryFiles(briefing);
  yield* agentReportFiles(briefing);
}
