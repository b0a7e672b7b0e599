"use client";

import type { DeskLine } from "@planloom/scheduler";
import { agoWords, classNames } from "@planloom/ui";
import { ArrowLeftRight, Check, CircleX, ClipboardCheck, ClipboardX, FileWarning, Flag, type LucideIcon, TriangleAlert, UserRound } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { plainText } from "../log/log-line.ts";
import { deskAsk, holdUpWords } from "./desk-words.ts";

export interface DeskRowProps {
  readonly line: DeskLine;
  readonly now: number;
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
  /** Stands before what it is about. */
  readonly select?: ReactNode;
  /** Says more of where it belongs. */
  readonly children?: ReactNode;
}

/** One line of a desk: what it is about, what it wants, how long it has waited, and what waits for it. */
export function DeskRow({ line, now, isCurrent, onOpen, select, children }: DeskRowProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  const { icon: Icon, tone } = lookOf(line);
  const held = holdUpWords(line.holdUp);
  return (
    <li ref={row} className={classNames("flex items-stretch border-b border-line", isCurrent ? "bg-accent-soft/70" : "hover:bg-sunken/70 dark:hover:bg-raised/60")}>
      {select}
      <button type="button" aria-current={isCurrent} onClick={onOpen} className={classNames("flex min-w-0 flex-1 items-start gap-2.5 py-2.5 pr-4 text-left -outline-offset-2", select === undefined && "pl-4")}>
        <Icon aria-hidden className={classNames("mt-0.5 size-4 shrink-0", tone)} />
        <span className="min-w-0 flex-1">
          <span className="line-clamp-2 text-sm font-medium break-words">{plainText(line.title)}</span>
          <span className="flex items-baseline justify-between gap-3 text-2xs text-muted">
            <span className="min-w-0 break-words">{deskAsk(line)}</span>
            <span className="shrink-0 tabular-nums">{agoWords(now - line.since)}</span>
          </span>
          {held === "" ? null : <span className="block text-2xs text-warning-ink">{held.charAt(0).toUpperCase() + held.slice(1)}</span>}
          {children}
        </span>
      </button>
    </li>
  );
}

interface SelectBoxProps {
  readonly title: string;
  readonly isSelected: boolean;
  readonly onToggle: () => void;
}

/** Selects a line, to be decided together with others. */
export function SelectBox({ title, isSelected, onToggle }: SelectBoxProps) {
  return (
    <button type="button" role="checkbox" aria-checked={isSelected} aria-label={`Select ${plainText(title)}`} aria-keyshortcuts="x" onClick={onToggle} className="flex w-10 shrink-0 items-start justify-center pt-3 -outline-offset-2">
      <span className={classNames("flex size-4 items-center justify-center rounded-sm border", isSelected ? "border-accent bg-accent text-on-accent" : "border-line-strong bg-surface")}>{isSelected ? <Check aria-hidden className="size-3.5" /> : null}</span>
    </button>
  );
}

function lookOf(line: DeskLine): { readonly icon: LucideIcon; readonly tone: string } {
  switch (line.kind) {
    case "check-in":
      return line.acceptanceFailed ? { icon: ClipboardX, tone: "text-danger-ink" } : { icon: ClipboardCheck, tone: "text-person-ink" };
    case "work":
      return { icon: UserRound, tone: "text-person-ink" };
    case "failure":
      return { icon: CircleX, tone: "text-danger-ink" };
    case "blocker":
      return { icon: TriangleAlert, tone: line.severity === "minor" ? "text-warning-ink" : "text-danger-ink" };
    case "hand-over":
      return { icon: ArrowLeftRight, tone: "text-warning-ink" };
    case "flag":
      return { icon: Flag, tone: "text-danger-ink" };
    case "scope":
      return { icon: FileWarning, tone: "text-danger-ink" };
  }
}
