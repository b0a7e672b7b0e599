"use client";

import { type BatchId, type BatchTrouble, batchSpecOf, type ErrorSeverity, type RunError, SEVERITY_WORDS } from "@planloom/scheduler";
import { Badge, MoreButton, type Tone, useFirst } from "@planloom/ui";
import { CircleAlert, CircleCheck, CircleX, Hourglass, type LucideIcon, OctagonX, Unplug } from "lucide-react";
import { BatchActions } from "../batches/batch-actions.tsx";
import { useRunState } from "../live/run-context.tsx";
import { plainText } from "../log/log-line.ts";
import type { DetailTab } from "../run-place.ts";
import { dayAndTime } from "../view/eta-words.ts";
import { batchTitle, namesInShort } from "../view/names-in-short.ts";

const LOOKS: Readonly<Record<ErrorSeverity, { readonly icon: LucideIcon; readonly tone: Tone }>> = {
  critical: { icon: OctagonX, tone: "danger" },
  blocking: { icon: CircleX, tone: "danger" },
  isolated: { icon: CircleAlert, tone: "warning" },
  stopped: { icon: OctagonX, tone: "neutral" },
  silent: { icon: Unplug, tone: "warning" },
  retrying: { icon: Hourglass, tone: "warning" },
  mended: { icon: CircleCheck, tone: "neutral" },
};
/** Batches with one cause that are in sight before somebody asks for more. */
const SHOWN = 5;

export interface ErrorCardProps {
  readonly error: RunError;
  readonly onOpen: (batch: BatchId, tab: DetailTab) => void;
}

/** One thing that went wrong: how bad it is, in which batches, and what it holds up. */
export function ErrorCard({ error: { severity, cause, batches, waiting, skipped }, onOpen }: ErrorCardProps) {
  const run = useRunState((state) => state.live.run);
  const { icon: Icon, tone } = LOOKS[severity];
  const { first, left, showMore } = useFirst(batches, SHOWN);
  return (
    <li className="rounded-lg border border-line px-3.5 py-3 text-sm">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <Badge tone={tone} icon={<Icon aria-hidden className="size-3.5" />}>
          {SEVERITY_WORDS[severity]}
        </Badge>
        <span className="min-w-0 font-medium break-words">{plainText(cause)}</span>
      </p>
      <ul className="mt-1.5 flex flex-col">
        {first.map((trouble) => (
          <TroubleRow key={trouble.batch} trouble={trouble} onOpen={onOpen} />
        ))}
      </ul>
      <MoreButton left={left} showMore={showMore} />
      {waiting.length === 0 ? null : <p className="mt-1 text-xs text-muted">Waiting because of this: {namesInShort(run, waiting, 6)}</p>}
      {skipped.length === 0 ? null : <p className="mt-1 text-xs text-muted">Skipped because of this: {namesInShort(run, skipped, 6)}</p>}
    </li>
  );
}

function TroubleRow({ trouble: { batch: id, attempt, at, again }, onOpen }: { readonly trouble: BatchTrouble; readonly onOpen: ErrorCardProps["onOpen"] }) {
  const run = useRunState((state) => state.live.run);
  const spec = batchSpecOf(run.spec, id);
  const batch = run.batches[id];
  const number = attempt === null ? null : attempt.slice(attempt.lastIndexOf("#") + 1);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-1">
      <span className="min-w-0">
        <button type="button" onClick={() => onOpen(id, "check-in")} className="rounded-sm text-left hover:underline">
          {batchTitle(run, id)}
        </button>{" "}
        <span className="text-xs text-muted">
          {number === null ? "" : `attempt ${number}, `}
          {dayAndTime(at)}
          {again === null ? "" : `, tried again at ${dayAndTime(again)}`}
        </span>
      </span>
      {spec === undefined || batch === undefined ? null : <BatchActions spec={spec} batch={batch} onOpen={onOpen} />}
    </li>
  );
}
