import { batchOfAttempt, type BatchId, type BoardEntry, type Run } from "@planloom/scheduler";
import { whoSaid } from "../words/who-said.ts";
import { foldFindings, type SourcedEntry, uniqueSources } from "./fold-findings.ts";
import { joinTopics } from "./join-topics.ts";
import { listActions } from "./list-actions.ts";
import type { Synthesis } from "./synthesis.ts";

/** From what a report of many is made. */
export interface SynthesisInput {
  readonly title: string;
  readonly run: Pick<Run, "spec" | "coordination">;
  /** What whoever did these batches found; `null`: all that stands on the board of the run. */
  readonly batches: ReadonlySet<BatchId> | null;
}

/**
 * Makes one report of what many have found: what says the same is one finding with all who say it, what belongs together
 * stands together, what contradicts each other stands side by side, the most severe comes first. Entries that something
 * else took the place of are left out. Deterministic, whatever the order in which things were said.
 */
export function synthesise({ title, run, batches }: SynthesisInput): Synthesis {
  const { board, blockers } = run.coordination;
  const entries = board.flatMap((entry): SourcedEntry[] => (isFinding(entry) && entry.supersededBy === null && counts(entry.source, batches) ? [{ entry, source: whoSaid(run, entry.source) }] : []));
  const open = blockers.filter(({ resolved, batch }) => resolved === null && (batches === null || (batch !== null && batches.has(batch))));
  const findings = foldFindings(entries);
  const topics = joinTopics(findings);
  return {
    title,
    counts: { entries: entries.length, findings: findings.length, contradictions: topics.reduce((sum, { contradictions }) => sum + contradictions.length, 0) },
    topics,
    actions: listActions(topics, open.map((blocker) => ({ blocker, source: whoSaid(run, blocker.source) }))),
    sources: uniqueSources(entries.map(({ source }) => source)),
  };
}

function isFinding(entry: BoardEntry): entry is SourcedEntry["entry"] {
  return entry.kind !== "contract";
}

function counts(source: BoardEntry["source"], batches: ReadonlySet<BatchId> | null): boolean {
  return batches === null || (source.kind === "attempt" && batches.has(batchOfAttempt(source.attempt)));
}
