"use client";

import type { AttemptId, Batch, BatchSpec } from "@planloom/scheduler";
import { EmptyState, Select } from "@planloom/ui";
import { ScrollText } from "lucide-react";
import { LogViewer } from "../log/log-viewer.tsx";
import { CAUSE_WORDS } from "../view/attempt-words.ts";

export interface LogTabProps {
  readonly spec: BatchSpec;
  readonly batch: Batch;
  /** The attempt that was asked for; `null` is the last. */
  readonly attempt: AttemptId | null;
  readonly onAttempt: (attempt: AttemptId) => void;
}

/** What an attempt prints, with the choice of the attempt. */
export function LogTab({ spec, batch, attempt, onAttempt }: LogTabProps) {
  const chosen = batch.attempts.find(({ id }) => id === attempt) ?? batch.attempts.at(-1);
  if (chosen === undefined) {
    return (
      <EmptyState icon={<ScrollText />} title="No log yet">
        It begins when the batch does.
      </EmptyState>
    );
  }
  const choice =
    batch.attempts.length < 2 ? null : (
      <Select aria-label="Attempt" value={chosen.id} onChange={(event) => onAttempt(batch.attempts.find(({ id }) => id === event.target.value)?.id ?? chosen.id)} className="w-44">
        {batch.attempts.map(({ id, number, cause }) => (
          <option key={id} value={id}>
            Attempt {number}: {CAUSE_WORDS[cause].toLowerCase()}
          </option>
        ))}
      </Select>
    );
  return <LogViewer key={chosen.id} attempt={chosen} title={spec.title} choice={choice} />;
}
