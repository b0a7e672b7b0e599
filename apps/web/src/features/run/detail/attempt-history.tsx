"use client";

import type { Attempt, AttemptId, Batch, BatchSpec } from "@planloom/scheduler";
import { Button, durationWords } from "@planloom/ui";
import { ScrollText } from "lucide-react";
import { useServerNow } from "../live/use-server-now.ts";
import { plainText } from "../log/log-line.ts";
import { useRunnerNames } from "../use-runner-names.ts";
import { CAUSE_WORDS, endingWords } from "../view/attempt-words.ts";
import { isTicking, workedMs } from "../view/batch-clock.ts";
import { timeOfDay } from "../view/eta-words.ts";
import { hasLog } from "../view/has-log.ts";

export interface AttemptHistoryProps {
  readonly spec: BatchSpec;
  readonly batch: Batch;
  readonly onReadLog: (attempt: AttemptId) => void;
}

/** Every attempt at the batch, the newest first: why it was made, how long it took, how it ended, what was said of it. */
export function AttemptHistory({ spec, batch, onReadLog }: AttemptHistoryProps) {
  const now = useServerNow(isTicking(batch));
  const runnerName = useRunnerNames();
  if (batch.attempts.length === 0) return null;
  return (
    <section aria-label="Attempts">
      <h3 className="mb-2 text-xs font-medium text-faint">Attempts</h3>
      <ol className="flex flex-col gap-2">
        {batch.attempts.toReversed().map((attempt) => (
          <li key={attempt.id} className="rounded-lg border border-line px-3 py-2 text-sm">
            <div className="flex items-center gap-2">
              <p className="min-w-0 flex-1">
                <span className="font-medium">Attempt {attempt.number}</span> <span className="text-muted">· {CAUSE_WORDS[attempt.cause]}</span>
              </p>
              {!hasLog(spec) ? null : (
                <Button size="sm" variant="ghost" aria-label={`Log of attempt ${attempt.number}`} onClick={() => onReadLog(attempt.id)}>
                  <ScrollText aria-hidden /> Log
                </Button>
              )}
            </div>
            <p className="text-xs text-muted">{storyOf(attempt, now, runnerName)}</p>
            <Notes attempt={attempt} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Notes({ attempt: { stage } }: { readonly attempt: Attempt }) {
  const notes = stage.kind === "ended" && stage.ending.kind === "checked-in" ? stage.ending.notes : null;
  return notes === null ? null : <p className="mt-1.5 line-clamp-6 border-l-2 border-line-strong pl-2.5 text-xs break-words whitespace-pre-wrap">{plainText(notes)}</p>;
}

function storyOf(attempt: Attempt, now: number, runnerName: (id: string) => string): string {
  const { stage } = attempt;
  const worked = workedMs(attempt, now);
  const length = worked === null ? "" : durationWords(worked);
  switch (stage.kind) {
    case "offered":
      return stage.done === null ? "Waits for a runner" : "Done; its acceptance command waits for a runner";
    case "with-person":
      return stage.by === null ? "Waits for a person" : `With ${stage.by} for ${length}`;
    case "running":
      return `On ${runnerName(stage.runner)} since ${timeOfDay(stage.startedAt)}, ${length} so far`;
    case "reported":
      return `Done in ${length}; waits for its check-in`;
    case "ended":
      return worked === null ? endingWords(stage.ending) : `${endingWords(stage.ending)} · ${length}`;
  }
}
