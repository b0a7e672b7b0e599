"use client";

import { type BatchId, batchOfAttempt, type BoardEntry } from "@planloom/scheduler";
import { Badge, classNames } from "@planloom/ui";
import { ChevronDown, Pin } from "lucide-react";
import { memo } from "react";
import { useRunState } from "../live/run-context.tsx";
import { plainText } from "../log/log-line.ts";
import type { DetailTab } from "../run-place.ts";
import { audienceWords, KIND_WORDS, placeWords, sourceWords } from "../view/board-words.ts";
import { dayAndTime } from "../view/eta-words.ts";
import { EntryDetail } from "./entry-detail.tsx";
import { SeverityBadge } from "./severity-badge.tsx";
import { listInShort } from "../view/names-in-short.ts";

export interface EntryCardProps {
  readonly entry: BoardEntry;
  /** What it took the place of, the newest first. */
  readonly earlier: readonly BoardEntry[];
  readonly isOpen: boolean;
  readonly onItem: (item: string | null) => void;
  readonly onOpen: (batch: BatchId, tab: DetailTab) => void;
  readonly onSupersede: (entry: BoardEntry) => void;
}

/**
 * One entry: how much it matters, what it says, who said it, whom it is told; opened, all of it. Renders again only when
 * something of it changes, so that a list that scrolls draws what comes into sight alone.
 */
export const EntryCard = memo(function EntryCard({ entry, earlier, isOpen, onItem, onOpen, onSupersede }: EntryCardProps) {
  const { kind, title, text, severity, files, pinned, at, version } = entry;
  const audience = useRunState((state) => audienceWords(state.live.plan, entry.audience));
  return (
    <article aria-label={title} className={classNames("rounded-lg border bg-surface px-3.5 py-2.5 text-sm", pinned ? "border-accent/50" : "border-line", isOpen && "shadow-card")}>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {kind === "finding" || severity !== "info" ? <SeverityBadge severity={severity} /> : null}
        <span className="text-2xs font-medium text-faint">
          {KIND_WORDS[kind]}
          {version === null ? "" : `, version ${version}`}
        </span>
        {pinned ? (
          <Badge tone="accent" icon={<Pin aria-hidden />}>
            Pinned
          </Badge>
        ) : null}
        {earlier.length > 0 && version === null ? <Badge>{earlier.length === 1 ? "1 earlier version" : `${earlier.length} earlier versions`}</Badge> : null}
        <time dateTime={new Date(at).toISOString()} className="ml-auto text-2xs text-faint tabular-nums">
          {dayAndTime(at)}
        </time>
      </div>
      <h3 className="mt-1">
        <button type="button" aria-expanded={isOpen} onClick={() => onItem(isOpen ? null : entry.id)} className="flex w-full items-start gap-1.5 rounded-sm text-left font-medium">
          <span className="min-w-0 flex-1 break-words">{plainText(title)}</span>
          <ChevronDown aria-hidden className={classNames("mt-0.5 size-4 shrink-0 text-faint transition-transform", isOpen && "rotate-180")} />
        </button>
      </h3>
      {isOpen ? <EntryDetail entry={entry} earlier={earlier} onOpen={onOpen} onSupersede={() => onSupersede(entry)} /> : text.trim() === "" ? null : <p className="mt-0.5 line-clamp-2 text-xs break-words text-muted">{plainText(text)}</p>}
      <p className="mt-1.5 flex flex-wrap items-center gap-x-1.5 gap-y-0.5 text-xs text-muted">
        <SourceName entry={entry} onOpen={onOpen} />
        <span>to {audience}</span>
        {files.length === 0 || isOpen ? null : <span className="min-w-0 truncate font-mono text-2xs text-faint">{listInShort(files.map(placeWords), 2)}</span>}
      </p>
    </article>
  );
});

/** Who said it; a batch opens. */
function SourceName({ entry: { source }, onOpen }: Pick<EntryCardProps, "entry" | "onOpen">) {
  const name = useRunState((state) => sourceWords(state.live.run, source));
  if (source.kind === "member") return <span className="font-medium text-ink">{name}</span>;
  return (
    <button type="button" onClick={() => onOpen(batchOfAttempt(source.attempt), "check-in")} className="rounded-sm font-medium text-ink hover:underline">
      {name}
    </button>
  );
}
