"use client";

import type { RunSummary } from "@planloom/api";
import { agoWords, Badge, Progress, StatusBadge, useNow } from "@planloom/ui";
import { UserRound } from "lucide-react";
import Link from "next/link";
import { runLine } from "./run-line.ts";

const CELL = "py-3 pr-4 align-middle max-lg:p-0";

/** Runs as a table, as cards where there is no room for one. The whole line leads to the run. */
export function RunTable({ runs }: { readonly runs: readonly RunSummary[] }) {
  return (
    <div className="overflow-hidden rounded-xl border border-line bg-surface shadow-card">
      <table className="w-full border-collapse text-sm max-lg:block">
        <thead className="border-b border-line bg-sunken/60 text-left text-2xs text-faint max-lg:sr-only">
          <tr>
            <th scope="col" className="py-2 pl-5 font-medium">Run</th>
            <th scope="col" className="w-32 py-2 font-medium">Status</th>
            <th scope="col" className="w-56 py-2 font-medium">Progress</th>
            <th scope="col" className="w-32 py-2 font-medium">Duration</th>
            <th scope="col" className="w-44 py-2 pr-5 font-medium">Started</th>
          </tr>
        </thead>
        <tbody className="max-lg:block">
          {runs.map((run) => (
            <RunRow key={run.id} run={run} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RunRow({ run }: { readonly run: RunSummary }) {
  const ticking = runLine(run, 0).ticking;
  const now = useNow(ticking);
  const line = runLine(run, now);
  return (
    <tr className="relative border-b border-line last:border-b-0 hover:bg-sunken/60 max-lg:flex max-lg:flex-wrap max-lg:items-center max-lg:gap-x-3 max-lg:gap-y-2 max-lg:px-4 max-lg:py-3 dark:hover:bg-raised/60">
      <th scope="row" className="py-3 pr-4 pl-5 text-left align-middle font-normal max-lg:w-full max-lg:p-0">
        {/* The link covers the line, so that it can be opened from anywhere on it. */}
        <Link href={`/runs/${run.id}`} className="font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent">
          {run.planName}
        </Link>
        <span className="ml-2 text-xs whitespace-nowrap text-faint">Run {run.number}</span>
        {line.waiting === null ? null : (
          // Above the link that covers the row.
          <Link href={`/runs/${run.id}/desk`} aria-label={`${line.waiting}: desk of run ${run.number}`} className="relative z-10 ml-2 inline-block rounded-full align-middle">
            <Badge tone="person" icon={<UserRound aria-hidden />} className="hover:underline">
              {line.waiting}
            </Badge>
          </Link>
        )}
      </th>
      <td className={CELL}>
        <StatusBadge status={run.status} />
      </td>
      <td className={CELL}>
        <div className="flex items-center gap-2.5">
          <Progress label={`Batches done of run ${run.number}`} value={line.progress} tone={line.progressTone} className="w-28 max-lg:w-20" />
          <span className="text-xs whitespace-nowrap text-muted tabular-nums">{line.progressWords}</span>
        </div>
      </td>
      <td className={`${CELL} whitespace-nowrap text-muted tabular-nums`}>{line.duration}</td>
      <td className="py-3 pr-5 align-middle text-xs whitespace-nowrap text-muted max-lg:p-0">
        <time dateTime={new Date(run.createdAt).toISOString()} title={new Date(run.createdAt).toLocaleString()}>
          {agoWords(now - run.createdAt)}
        </time>{" "}
        by {run.startedBy}
      </td>
    </tr>
  );
}
