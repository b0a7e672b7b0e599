"use client";

import { type BatchId, batchOfAttempt, batchSpecOf, type Blocker } from "@planloom/scheduler";
import { Badge, classNames, durationWords } from "@planloom/ui";
import { UserRound } from "lucide-react";
import { useMemo } from "react";
import { useRunState } from "../live/run-context.tsx";
import type { DetailTab } from "../run-place.ts";
import { BLOCKER_KINDS, blockerTitle, resolutionWords } from "../view/blocker-words.ts";
import { sourceWords } from "../view/board-words.ts";
import { dayAndTime } from "../view/eta-words.ts";
import { batchTitle, namesInShort } from "../view/names-in-short.ts";
import { BlockerBadge } from "./blocker-badge.tsx";
import { keptWaiting } from "./blocker-order.ts";
import { QuickAnswer } from "./quick-answer.tsx";

interface BlockerRowProps {
  readonly blocker: Blocker;
  readonly now: number;
  readonly onItem: (item: string) => void;
  readonly onOpen: (batch: BatchId, tab: DetailTab) => void;
}

/** One blocker in the list: how bad it is, what it is about, since when, and what waits because of it. */
export function BlockerRow({ blocker, now, onItem, onOpen }: BlockerRowProps) {
  const run = useRunState((state) => state.live.run);
  const { batch, kind, severity, source, raisedAt, escalated, resolved } = blocker;
  // It is drawn again each second; what waits changes with the run alone.
  const waiting = useMemo(() => (resolved === null ? keptWaiting(run, blocker) : []), [run, blocker, resolved]);
  const isQuestion = resolved === null && severity === "minor" && batch !== null && batchSpecOf(run.spec, batch) !== undefined;
  return (
    <li className={classNames("rounded-lg border px-3.5 py-2.5 text-sm", escalated !== null && resolved === null ? "border-person/60" : "border-line", resolved !== null && "opacity-80")}>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <BlockerBadge severity={severity} />
        <span className="text-2xs font-medium text-faint">{BLOCKER_KINDS[kind].word}</span>
        {escalated === null || resolved !== null ? null : (
          <Badge tone="person" icon={<UserRound aria-hidden />}>
            {escalated.to} is asked to decide
          </Badge>
        )}
        <span className="ml-auto text-2xs text-faint tabular-nums">{resolved === null ? `open for ${durationWords(now - raisedAt)}` : `${dayAndTime(resolved.at)}, after ${durationWords(resolved.at - raisedAt)}`}</span>
      </p>
      <h3 className="mt-1">
        <button type="button" onClick={() => onItem(blocker.id)} className="max-w-full rounded-sm text-left font-medium wrap-anywhere hover:underline">
          {blockerTitle(blocker)}
        </button>
      </h3>
      <p className="mt-0.5 text-xs text-muted">
        {batch === null ? (
          "About the run as a whole"
        ) : (
          <button type="button" onClick={() => onOpen(batch, "check-in")} className="rounded-sm font-medium text-ink hover:underline">
            {batchTitle(run, batch)}
          </button>
        )}
        {source.kind === "attempt" && batchOfAttempt(source.attempt) === batch ? (kind === "clarification" ? " asks" : " says so") : `, raised by ${sourceWords(run, source)}`}
        {waiting.length === 0 ? null : ` · keeps ${namesInShort(run, waiting, 2)} waiting`}
      </p>
      {resolved === null ? null : <p className="mt-1 text-xs text-muted">{resolutionWords(run, resolved)}{resolved.text === "" ? "" : `: ${resolved.text}`}</p>}
      {isQuestion ? <QuickAnswer blocker={blocker} batch={batch} /> : null}
    </li>
  );
}
