"use client";

import { agoWords, classNames, MoreButton, useFirst } from "@planloom/ui";
import { ArrowLeftRight, Check, CircleX, ClipboardCheck, ClipboardX, FileWarning, Flag, type LucideIcon, TriangleAlert, UserRound } from "lucide-react";
import { useEffect, useRef } from "react";
import { useServerNow } from "../live/use-server-now.ts";
import { plainText } from "../log/log-line.ts";
import { deskAsk, deskTitle, holdUpWords, type ListedItem } from "./desk-words.ts";
import type { Desk } from "./use-desk.ts";

/** What waits for a person, what holds up most first. Check-ins can be selected, to be decided together. */
export function DeskList({ desk: { queue, current, selected, open, toggle } }: { readonly desk: Desk }) {
  const now = useServerNow(queue.length > 0);
  const { first, left, showMore } = useFirst(queue);
  return (
    <>
      <ol aria-label="What waits for a decision" className="flex flex-col">
        {first.map((item) => (
          <DeskRow key={item.key} item={item} now={now} isCurrent={item.key === current?.key} isSelected={selected.has(item.key)} onOpen={() => open(item.key)} onToggle={() => toggle(item.key)} />
        ))}
      </ol>
      <MoreButton left={left} showMore={showMore} />
    </>
  );
}

interface DeskRowProps {
  readonly item: ListedItem;
  readonly now: number;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly onOpen: () => void;
  readonly onToggle: () => void;
}

function DeskRow({ item, now, isCurrent, isSelected, onOpen, onToggle }: DeskRowProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  const title = plainText(deskTitle(item));
  const { icon: Icon, tone } = lookOf(item);
  const held = holdUpWords(item.holdUp);
  return (
    <li ref={row} className={classNames("flex items-stretch border-b border-line", isCurrent ? "bg-accent-soft/70" : "hover:bg-sunken/70 dark:hover:bg-raised/60")}>
      {item.kind === "check-in" ? (
        <button type="button" role="checkbox" aria-checked={isSelected} aria-label={`Select ${title}`} aria-keyshortcuts="x" onClick={onToggle} className="flex w-10 shrink-0 items-start justify-center pt-3 -outline-offset-2">
          <span className={classNames("flex size-4 items-center justify-center rounded-sm border", isSelected ? "border-accent bg-accent text-on-accent" : "border-line-strong bg-surface")}>{isSelected ? <Check aria-hidden className="size-3.5" /> : null}</span>
        </button>
      ) : (
        <span className="w-10 shrink-0" />
      )}
      <button type="button" aria-current={isCurrent} onClick={onOpen} className="flex min-w-0 flex-1 items-start gap-2.5 py-2.5 pr-4 text-left -outline-offset-2">
        <Icon aria-hidden className={classNames("mt-0.5 size-4 shrink-0", tone)} />
        <span className="min-w-0 flex-1">
          <span className="line-clamp-2 text-sm font-medium break-words">{title}</span>
          <span className="flex items-baseline justify-between gap-3 text-2xs text-muted">
            <span className="min-w-0 break-words">{deskAsk(item)}</span>
            <span className="shrink-0 tabular-nums">{agoWords(now - item.since)}</span>
          </span>
          {held === "" ? null : <span className="block text-2xs text-warning-ink">{held.charAt(0).toUpperCase() + held.slice(1)}</span>}
        </span>
      </button>
    </li>
  );
}

function lookOf(item: ListedItem): { readonly icon: LucideIcon; readonly tone: string } {
  switch (item.kind) {
    case "check-in":
      return item.attempt.stage.kind === "reported" && item.attempt.stage.report.acceptance?.passed === false ? { icon: ClipboardX, tone: "text-danger-ink" } : { icon: ClipboardCheck, tone: "text-person-ink" };
    case "work":
      return { icon: UserRound, tone: "text-person-ink" };
    case "failure":
      return { icon: CircleX, tone: "text-danger-ink" };
    case "blocker":
      return { icon: TriangleAlert, tone: item.blocker.severity === "minor" ? "text-warning-ink" : "text-danger-ink" };
    case "hand-over":
      return { icon: ArrowLeftRight, tone: "text-warning-ink" };
    case "flag":
      return { icon: Flag, tone: "text-danger-ink" };
    case "scope":
      return { icon: FileWarning, tone: "text-danger-ink" };
  }
}
