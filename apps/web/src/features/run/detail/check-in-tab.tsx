"use client";

import { type Attempt, type AttemptId, type Batch, type BatchSpec, liveAttempt } from "@planloom/scheduler";
import { Button, Notice } from "@planloom/ui";
import { ScrollText } from "lucide-react";
import { BlockedNotice } from "../blockers/blocked-notice.tsx";
import { CheckInParts } from "../desk/check-in-parts.tsx";
import { FlagList } from "../desk/flag-list.tsx";
import { VerdictForm } from "../desk/verdict-form.tsx";
import { useRunState } from "../live/run-context.tsx";
import { plainText } from "../log/log-line.ts";
import { useKnownRunners } from "../use-known-runners.ts";
import { hasLog } from "../view/has-log.ts";
import { waitWords } from "../view/wait-words.ts";
import { AttemptHistory } from "./attempt-history.tsx";
import { Criteria } from "./criteria.tsx";
import { PersonWork } from "./person-work.tsx";

export interface CheckInTabProps {
  readonly spec: BatchSpec;
  readonly batch: Batch;
  readonly onReadLog: (attempt: AttemptId) => void;
}

/** What came of the batch and what a person has to decide about it. */
export function CheckInTab({ spec, batch, onReadLog }: CheckInTabProps) {
  const live = liveAttempt(batch);
  const over = useRunState(({ live: { run } }) => run.status === "stopping" || run.status === "stopped");
  const shown = live?.stage.kind === "reported" ? live : lastReported(batch);
  return (
    <div className="flex min-h-full flex-col">
      <div className="flex flex-1 flex-col gap-5 px-4 py-4">
        <BlockedNotice batch={spec.id} />
        <Standing spec={spec} batch={batch} onReadLog={onReadLog} />
        {batch.notes !== null && live?.stage.kind !== "reported" && batch.phase.kind !== "accepted" ? (
          <Notice tone="warning" title="To be done better">
            <p className="break-words whitespace-pre-wrap">{plainText(batch.notes)}</p>
          </Notice>
        ) : null}
        {live?.stage.kind === "with-person" ? <PersonWork key={live.id} spec={spec} attempt={live} /> : null}
        {live?.stage.kind === "with-person" ? <Criteria task={spec.task} /> : null}
        {live !== null && live !== shown ? <FlagList spec={spec} attempt={live} onReadLog={onReadLog} /> : null}
        {shown === undefined ? <AttemptHistory spec={spec} batch={batch} onReadLog={onReadLog} /> : <CheckInParts key={shown.id} spec={spec} batch={batch} attempt={shown} onReadLog={onReadLog} />}
      </div>
      {live?.stage.kind === "reported" && !over ? <VerdictForm key={live.id} spec={spec} attempt={live} hasKeys /> : null}
    </div>
  );
}

/** Why nothing is there to check in yet, or why it ended without success. */
function Standing({ spec, batch, onReadLog }: CheckInTabProps) {
  const runners = useKnownRunners();
  const wait = useRunState((state) => waitWords(state.live.run, spec.id, runners));
  const { phase } = batch;
  const last = batch.attempts.at(-1);
  if (phase.kind === "failed") {
    return (
      <Notice
        tone="danger"
        title="It failed"
        actions={
          last === undefined || !hasLog(spec) ? undefined : (
            <Button size="sm" onClick={() => onReadLog(last.id)}>
              <ScrollText aria-hidden /> Read its log
            </Button>
          )
        }
      >
        {phase.message}. Retry it, or skip it so that what depends on it can go on.
      </Notice>
    );
  }
  if (phase.kind === "blocked") return null;
  if (wait !== null && last?.stage.kind !== "with-person") return <Notice tone="info">{wait}</Notice>;
  return phase.kind === "running" && last?.stage.kind === "running" ? <p className="text-sm text-muted">It is running. Its result is shown here once it is done.</p> : null;
}

function lastReported(batch: Batch): Attempt | undefined {
  return batch.attempts.findLast(({ stage }) => stage.kind === "ended" && stage.report !== null);
}
