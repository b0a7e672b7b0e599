import type { Attempt, AttemptId, EntryId, Run } from "@planloom/scheduler";
import type { TextFile } from "../briefing.ts";
import { attemptFileName } from "./agent-report-files.ts";
import { jsonFile } from "./json-text.ts";

/** What whoever worked on an attempt was told. */
export interface ToldBrief {
  readonly attempt: AttemptId;
  /** Markdown. */
  readonly text: string;
  /** The entries of the board that it carried. */
  readonly carried: readonly EntryId[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Where a checkpoint says which attempts were told what. */
export const SENT_BRIEFS = "sent-briefs.json";

/** Where the text of a brief is in a checkpoint: beside the report of its attempt. */
export function sentBriefPath(attempt: Pick<Attempt, "batch" | "number">): string {
  return `agent-reports/${attemptFileName(attempt)}.brief.md`;
}

/** The briefs of a run that were sent, each as it was, and one file that says when, and what of the board they carried. */
export function sentBriefFiles(run: Run, briefs: readonly ToldBrief[]): readonly TextFile[] {
  const told = new Map(briefs.map((brief) => [brief.attempt, brief]));
  const found = attemptsOf(run).flatMap((attempt) => {
    const brief = told.get(attempt.id);
    return brief === undefined ? [] : [{ file: sentBriefPath(attempt), brief }];
  });
  if (found.length === 0) return [];
  const list = found.map(({ file, brief: { attempt, carried, at } }) => ({ attempt, at: Math.round(at), carried, file }));
  return [{ path: SENT_BRIEFS, text: jsonFile({ briefs: list }) }, ...found.map(({ file, brief: { text } }) => ({ path: file, text }))];
}

/** The attempts of a run that somebody may have been told of, in rank order. */
export function attemptsOf({ spec, batches }: Run): readonly Attempt[] {
  return spec.batches.flatMap(({ id }) => batches[id]?.attempts.filter(({ stage }) => stage.kind !== "offered") ?? []);
}
