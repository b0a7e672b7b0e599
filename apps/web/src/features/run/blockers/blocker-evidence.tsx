"use client";

import { type Attempt, type Blocker, batchOfAttempt, batchSpecOf, entriesFor, type Plan, type Run } from "@planloom/scheduler";
import { Markdown } from "@planloom/ui";
import { useMemo } from "react";
import { AttemptReportView } from "../detail/attempt-report.tsx";
import { useRunState } from "../live/run-context.tsx";
import { plainText } from "../log/log-line.ts";
import { LogViewer } from "../log/log-viewer.tsx";
import { KIND_WORDS, sourceWords } from "../view/board-words.ts";
import { hasLog } from "../view/has-log.ts";

const MOST_ENTRIES = 6;

/** What there is to know about a blocker: what the attempt said and printed, and what the board knows. */
export function BlockerEvidence({ blocker, onEntry }: { readonly blocker: Blocker; readonly onEntry: (entry: string) => void }) {
  const plan = useRunState((state) => state.live.plan);
  const run = useRunState((state) => state.live.run);
  const attempt = attemptOf(run, blocker);
  const spec = attempt === undefined ? undefined : batchSpecOf(run.spec, attempt.batch);
  const entries = useMemo(() => entriesOf(plan, run, blocker), [plan, run, blocker]);
  const summary = attempt === undefined ? null : summaryOf(attempt);
  return (
    <>
      {entries.length === 0 ? null : (
        <section aria-label="What the board knows">
          <h3 className="mb-1.5 text-xs font-medium text-faint">What the board knows</h3>
          <ul className="flex flex-col divide-y divide-line rounded-lg border border-line text-sm">
            {entries.slice(0, MOST_ENTRIES).map((entry) => (
              <li key={entry.id} className="px-3 py-1.5">
                <button type="button" onClick={() => onEntry(entry.id)} className="max-w-full rounded-sm text-left font-medium wrap-anywhere hover:underline">
                  {plainText(entry.title)}
                </button>
                <span className="text-xs text-muted">
                  {" · "}
                  {KIND_WORDS[entry.kind]}, {sourceWords(run, entry.source)}
                </span>
              </li>
            ))}
          </ul>
          {entries.length > MOST_ENTRIES ? <p className="mt-1 text-xs text-faint">and {entries.length - MOST_ENTRIES} more on the board</p> : null}
        </section>
      )}
      {spec === undefined || attempt === undefined ? null : (
        <>
          {summary === null ? null : (
            <section aria-label="What the attempt says">
              <h3 className="mb-1.5 text-xs font-medium text-faint">What attempt {attempt.number} says</h3>
              <Markdown text={plainText(summary)} />
            </section>
          )}
          <AttemptReportView spec={spec} attempt={attempt} />
          {hasLog(spec) ? (
            <section aria-label="The end of its log" className="flex h-72 flex-col overflow-hidden rounded-lg border border-line">
              <LogViewer key={attempt.id} attempt={attempt} title={spec.title} choice={null} />
            </section>
          ) : null}
        </>
      )}
    </>
  );
}

/** The attempt that raised it, or the last one at its batch. */
function attemptOf({ batches }: Run, { source, batch }: Blocker): Attempt | undefined {
  if (source.kind === "attempt") return batches[batchOfAttempt(source.attempt)]?.attempts.find(({ id }) => id === source.attempt);
  return batch === null ? undefined : batches[batch]?.attempts.at(-1);
}

function entriesOf(plan: Plan, run: Run, { batch }: Blocker) {
  const id = batch === null ? undefined : batchSpecOf(run.spec, batch)?.task;
  const task = plan.tasks.find((one) => one.id === id);
  return task === undefined ? [] : entriesFor(plan, task, run.coordination);
}

function summaryOf({ stage }: Attempt): string | null {
  const said = stage.kind === "ended" || stage.kind === "reported" ? (stage.report?.account?.said ?? null) : null;
  return said === null || said.summary.trim() === "" ? null : said.summary;
}
