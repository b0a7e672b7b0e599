"use client";

import { type Attempt, type AttemptId, type Batch, type BatchId, type BatchSpec, deskTitle } from "@planloom/scheduler";
import { Badge, Notice, StatusBadge } from "@planloom/ui";
import { BatchActions } from "../batches/batch-actions.tsx";
import { BatchTime } from "../batches/batch-time.tsx";
import { Criteria } from "../detail/criteria.tsx";
import { PersonWork } from "../detail/person-work.tsx";
import { useRunState } from "../live/run-context.tsx";
import { plainText } from "../log/log-line.ts";
import type { DetailTab } from "../run-place.ts";
import { batchStatus } from "../view/batch-status.ts";
import { hasLog } from "../view/has-log.ts";
import { BlockerItem } from "./blocker-item.tsx";
import { ChangedFilesView } from "./changed-files-view.tsx";
import { CheckInParts } from "./check-in-parts.tsx";
import type { ListedItem } from "./desk-words.ts";
import { FlagList } from "./flag-list.tsx";
import { HandOverItem } from "./hand-over-item.tsx";
import { LogTail } from "./log-tail.tsx";
import { VerdictForm } from "./verdict-form.tsx";
import { useScopeAudit } from "./use-scope-audit.ts";

export interface DeskItemViewProps {
  readonly item: ListedItem;
  /** Whether A, M and R are about this item. */
  readonly hasKeys: boolean;
  readonly onReadLog: (attempt: AttemptId) => void;
  readonly onOpenBatch: (batch: BatchId, tab: DetailTab) => void;
  /** Opens an entry of the board. */
  readonly onEntry: (entry: string) => void;
}

/** One item of the desk, with everything that is needed to decide about it. */
export function DeskItemView({ item, hasKeys, onReadLog, onOpenBatch, onEntry }: DeskItemViewProps) {
  const batch = useRunState((state) => (item.spec === null ? undefined : state.live.run.batches[item.spec.id]));
  return (
    <>
      <header className="shrink-0 border-b border-line px-4 pt-3 pb-3 sm:px-5">
        <h2 tabIndex={-1} className="w-fit max-w-full rounded-sm text-lg font-semibold text-balance wrap-anywhere">{plainText(deskTitle(item))}</h2>
        {item.spec === null || batch === undefined ? null : <Standing spec={item.spec} batch={batch} onOpenBatch={onOpenBatch} isFailure={item.kind === "failure"} />}
      </header>
      <div className="flex shrink-0 grow flex-col gap-5 px-4 py-4 sm:px-5">
        <Content item={item} batch={batch} onReadLog={onReadLog} onOpenBatch={onOpenBatch} onEntry={onEntry} />
      </div>
      {item.kind === "check-in" ? <VerdictForm key={item.attempt.id} spec={item.spec} attempt={item.attempt} hasKeys={hasKeys} /> : null}
    </>
  );
}

interface StandingProps extends Pick<DeskItemViewProps, "onOpenBatch"> {
  readonly spec: BatchSpec;
  readonly batch: Batch;
  readonly isFailure: boolean;
}

function Standing({ spec, batch, isFailure, onOpenBatch }: StandingProps) {
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-2">
      <StatusBadge status={batchStatus(batch)} />
      {batch.attempts.length > 1 ? <Badge tone="warning">Attempt {batch.attempts.length}</Badge> : null}
      <BatchTime spec={spec} batch={batch} />
      <div className="ml-auto">
        <BatchActions spec={spec} batch={batch} onOpen={onOpenBatch} opened={!isFailure} />
      </div>
    </div>
  );
}

interface ContentProps extends Omit<DeskItemViewProps, "hasKeys"> {
  readonly batch: Batch | undefined;
}

function Content({ item, batch, onReadLog, onOpenBatch, onEntry }: ContentProps) {
  switch (item.kind) {
    case "check-in":
      return batch === undefined ? null : <CheckInParts key={item.attempt.id} spec={item.spec} batch={batch} attempt={item.attempt} onReadLog={onReadLog} />;
    case "work":
      return (
        <>
          <PersonWork key={item.attempt.id} spec={item.spec} attempt={item.attempt} />
          <Criteria task={item.spec.task} />
        </>
      );
    case "failure":
      return <Failure spec={item.spec} batch={batch} onReadLog={onReadLog} />;
    case "blocker":
      return <BlockerItem key={item.blocker.id} blocker={item.blocker} onEntry={onEntry} />;
    case "hand-over":
      return <HandOverItem key={item.handOver.id} handOver={item.handOver} spec={item.spec} onOpenBatch={onOpenBatch} />;
    case "flag":
      return <Flagged spec={item.spec} attempt={item.attempt} onReadLog={onReadLog} />;
    case "scope":
      return <Scope spec={item.spec} attempt={item.attempt} />;
  }
}

function Flagged({ spec, attempt, onReadLog }: { readonly spec: BatchSpec; readonly attempt: Attempt; readonly onReadLog: (attempt: AttemptId) => void }) {
  return (
    <>
      <FlagList spec={spec} attempt={attempt} onReadLog={onReadLog} />
      {hasLog(spec) ? <LogTail key={attempt.id} attempt={attempt} onReadLog={onReadLog} /> : null}
    </>
  );
}

function Failure({ spec, batch, onReadLog }: { readonly spec: BatchSpec; readonly batch: Batch | undefined; readonly onReadLog: (attempt: AttemptId) => void }) {
  const last = batch?.attempts.at(-1);
  return (
    <>
      <Notice tone="danger" title="It failed">
        {batch?.phase.kind === "failed" ? `${plainText(batch.phase.message)}. ` : ""}Retry it, or skip it so that what depends on it can go on.
      </Notice>
      {last === undefined || !hasLog(spec) ? null : <LogTail key={last.id} attempt={last} onReadLog={onReadLog} />}
    </>
  );
}

function Scope({ spec, attempt }: { readonly spec: BatchSpec; readonly attempt: Attempt }) {
  const audit = useScopeAudit(attempt);
  const { stage } = attempt;
  const changed = stage.kind === "ended" ? (stage.report?.account?.changed ?? null) : null;
  return changed === null ? null : <ChangedFilesView spec={spec} attempt={attempt} changed={changed} audit={audit} />;
}
