"use client";

import type { Batch, BatchId, BatchSpec, KnownRunner, Run } from "@planloom/scheduler";
import { Badge, classNames, StatusBadge } from "@planloom/ui";
import { memo, type MouseEvent, type Ref } from "react";
import { useRunState } from "../live/run-context.tsx";
import type { DetailTab } from "../run-place.ts";
import { batchStatus } from "../view/batch-status.ts";
import { skipWords } from "../view/skip-words.ts";
import { startTab } from "../view/start-tab.ts";
import { stopWords } from "../view/stop-words.ts";
import { waitWords } from "../view/wait-words.ts";
import { BatchActions } from "./batch-actions.tsx";
import { BatchTime } from "./batch-time.tsx";

export interface BatchRowProps {
  readonly runners: readonly KnownRunner[] | null;
  readonly spec: BatchSpec;
  readonly chosen: boolean;
  readonly onOpen: (batch: BatchId, tab: DetailTab) => void;
  /** Its place among the rows that are listed, from 0. */
  readonly index: number;
  readonly ref: Ref<HTMLTableRowElement>;
}

/** One batch: a row of the table, a card where there is no room for one. Renders again only when it changes itself. */
export const BatchRow = memo(function BatchRow({ spec, runners, chosen, onOpen, index, ref }: BatchRowProps) {
  const batch = useRunState((state) => state.live.run.batches[spec.id]);
  const agent = useRunState((state) => (spec.agent === null ? null : (state.live.run.spec.agents[spec.agent]?.name ?? spec.agent)));
  if (batch === undefined) return null;
  return (
    <tr
      ref={ref}
      data-index={index}
      aria-rowindex={index + 2}
      onClick={(event) => isOnRow(event) && onOpen(spec.id, startTab(spec, batch))}
      className={classNames(
        "group border-b border-line transition-colors max-lg:flex max-lg:flex-wrap max-lg:items-center max-lg:gap-x-3 max-lg:gap-y-1.5 max-lg:px-4 max-lg:py-3",
        chosen ? "bg-accent-soft/70" : "hover:bg-sunken/70 dark:hover:bg-raised/60",
      )}
    >
      <td className="py-2 pl-5 align-top max-lg:order-2 max-lg:p-0">
        <StatusBadge status={batchStatus(batch)} />
      </td>
      <th scope="row" className="py-2 pr-4 text-left align-top font-normal max-lg:order-1 max-lg:w-full max-lg:p-0">
        <button type="button" aria-expanded={chosen} onClick={() => onOpen(spec.id, startTab(spec, batch))} className="max-w-full rounded-sm text-left font-medium wrap-anywhere text-ink group-hover:underline group-hover:decoration-line-strong group-hover:underline-offset-2">
          {spec.title}
        </button>
        <BatchNote batch={batch} runners={runners} />
      </th>
      <td className="py-2 pr-4 align-top max-lg:order-3 max-lg:p-0">
        <BatchTime spec={spec} batch={batch} />
      </td>
      <td className="truncate py-2 pr-4 align-top text-muted lg:@max-4xl:hidden max-lg:order-4 max-lg:p-0 max-lg:text-xs">{spec.work === "none" ? "Sync point" : agent}</td>
      <td className="py-1.5 pr-4 text-right align-top max-lg:order-5 max-lg:ml-auto max-lg:p-0">
        <BatchActions spec={spec} batch={batch} onOpen={onOpen} />
      </td>
    </tr>
  );
});

/** The attempt from the second on, and why the batch waits or failed. */
function BatchNote({ batch, runners }: { readonly batch: Batch; readonly runners: readonly KnownRunner[] | null }) {
  const note = useRunState(({ live: { run } }) => noteOf(run, batch, runners));
  const number = batch.attempts.length;
  const suspect = batch.attempts.at(-1)?.stage;
  return (
    <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs wrap-anywhere text-muted">
      {number > 1 ? <Badge tone="warning">Attempt {number}</Badge> : null}
      {note === null ? null : <span className={classNames(batch.phase.kind === "failed" && "text-danger-ink")}>{note}</span>}
      {suspect?.kind === "running" && suspect.suspect ? <span className="text-warning-ink">Its runner has fallen silent</span> : null}
    </span>
  );
}

/** What is worth a line about a batch: what went wrong, why it is over without a result, why it ends or why it waits. */
function noteOf(run: Run, { id, phase, attempts }: Batch, runners: readonly KnownRunner[] | null): string | null {
  const stage = attempts.at(-1)?.stage;
  if (phase.kind === "failed") return phase.message;
  if (phase.kind === "skipped") return skipWords(run, id, phase);
  return stage?.kind === "running" && stage.stopping !== null ? stopWords(run, stage.stopping) : waitWords(run, id, runners);
}

/** Whether a click was meant for the row: neither for a button in it, nor for a menu or window that one has opened. */
function isOnRow({ target, currentTarget }: MouseEvent): boolean {
  return target instanceof Element && currentTarget.contains(target) && target.closest("button, a") === null;
}
