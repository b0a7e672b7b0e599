"use client";

import { isFinalStatus } from "@planloom/scheduler";
import { Button, durationWords, Notice, STATUS_LOOK, StatusBadge } from "@planloom/ui";
import { PencilRuler, Workflow } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useEffect, useState } from "react";
import { CheckpointLink } from "./checkpoint-link.tsx";
import { ConnectionMark } from "./connection-mark.tsx";
import { DeskButton } from "./desk/desk-button.tsx";
import { useRunState } from "./live/run-context.tsx";
import { useServerNow } from "./live/use-server-now.ts";
import { RunButtons } from "./run-buttons.tsx";
import { RunProgress } from "./run-progress.tsx";
import { dayAndTime, etaWords } from "./view/eta-words.ts";
import { finishEstimator } from "./view/finish-estimator.ts";

/** What the run is, how far it is, how long it has taken and will take, and what can be done with it as a whole. */
export function RunHeader() {
  const summary = useRunState((state) => state.live.summary);
  const status = useRunState((state) => state.live.run.status);
  const reason = useRunState((state) => state.live.run.reason);
  const title = `Run ${summary.number}: ${STATUS_LOOK[status].word.toLowerCase()} · ${summary.planName} · Planloom`;
  // Whoever works in another tab sees there how the run stands.
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <header className="shrink-0 border-b border-line bg-surface px-4 pt-3 pb-3 sm:px-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="flex min-w-0 flex-1 basis-64 flex-wrap items-center gap-x-2.5 gap-y-1">
          <h1 className="min-w-0 truncate text-xl font-semibold tracking-tight">{summary.planName}</h1>
          <span className="text-sm whitespace-nowrap text-muted">Run {summary.number}</span>
          <StatusBadge status={status} />
          {isFinalStatus(status) ? null : <ConnectionMark />}
          {reason === null || status === "failed" ? null : <span className="text-sm text-muted">{reason}</span>}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <DeskButton />
          <Button variant="ghost" asChild>
            <Link href={`/plans/${summary.planId}`}>
              <Workflow aria-hidden /> Plan
            </Link>
          </Button>
          {status === "running" || status === "pausing" || status === "paused" || status === "failed" ? (
            <Button asChild>
              <Link href={`/runs/${summary.id}/change`}>
                <PencilRuler aria-hidden /> Change
              </Link>
            </Button>
          ) : null}
          <CheckpointLink />
          <RunButtons status={status} number={summary.number} />
        </div>
      </div>
      <div className="mt-3 flex flex-wrap items-end gap-x-8 gap-y-3">
        <RunProgress />
        <RunTimes />
      </div>
      {reason === null || status !== "failed" ? null : (
        <Notice tone="danger" className="mt-3 py-2">
          {reason}
        </Notice>
      )}
    </header>
  );
}

function RunTimes() {
  const run = useRunState((state) => state.live.run);
  const { startedBy, revision } = useRunState((state) => state.live.summary);
  const over = isFinalStatus(run.status);
  const now = useServerNow(!over);
  const [finishAt] = useState(finishEstimator);
  return (
    <dl className="flex shrink-0 gap-6 text-sm">
      <Fact term="Elapsed">{run.startedAt === null ? "—" : durationWords((run.endedAt ?? now) - run.startedAt)}</Fact>
      {over ? (
        <Fact term="Ended">{run.endedAt === null ? "—" : dayAndTime(run.endedAt)}</Fact>
      ) : (
        <Fact term="Will be done">{etaWords({ status: run.status, finishAt: finishAt(run, now), now })}</Fact>
      )}
      <Fact term="Started by" extra="max-sm:hidden">
        {startedBy}, revision {revision}
      </Fact>
    </dl>
  );
}

function Fact({ term, extra = "", children }: { readonly term: string; readonly extra?: string; readonly children: ReactNode }) {
  return (
    <div className={extra}>
      <dt className="text-2xs text-faint">{term}</dt>
      <dd className="font-medium whitespace-nowrap tabular-nums">{children}</dd>
    </div>
  );
}
