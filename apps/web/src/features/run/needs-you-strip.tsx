"use client";

import type { BatchId } from "@planloom/scheduler";
import { agoWords, Button, classNames } from "@planloom/ui";
import { ChevronRight, CircleX, ClipboardCheck, ClipboardX, UserRound } from "lucide-react";
import { useMemo, useState } from "react";
import { useRunState } from "./live/run-context.tsx";
import { useServerNow } from "./live/use-server-now.ts";
import type { DetailTab } from "./run-place.ts";
import { type Need, needsYou } from "./view/needs-you.ts";

/** Cards in sight before the others are folded away. */
const SHOWN = { wide: 3, narrow: 1 } as const;

/** What waits for a person, above everything else. Not there when nothing does. */
export function NeedsYouStrip({ narrow, onOpen }: { readonly narrow: boolean; readonly onOpen: (batch: BatchId, tab: DetailTab) => void }) {
  const run = useRunState((state) => state.live.run);
  const needs = useMemo(() => needsYou(run), [run]);
  const [all, setAll] = useState(false);
  const now = useServerNow(needs.length > 0);
  const folded = narrow ? SHOWN.narrow : SHOWN.wide;
  const shown = all ? needs : needs.slice(0, folded);
  return (
    <>
      <output className="sr-only">
        {needs.length === 0 ? "" : needs.length === 1 ? "One batch needs a person" : `${needs.length} batches need a person`}
      </output>
      {needs.length === 0 ? null : (
        <section aria-label="Needs you" className="thin-scroll flex max-h-[30dvh] shrink-0 flex-wrap items-center gap-2 overflow-y-auto border-b border-line bg-person-soft/60 px-4 py-2.5 sm:px-5 dark:bg-person-soft/40">
          <h2 className="mr-1 text-sm font-semibold text-person-ink max-sm:w-full">
            Needs you <span className="tabular-nums">({needs.length})</span>
          </h2>
          {shown.map((need) => (
            <NeedCard key={need.spec.id} need={need} now={now} onOpen={onOpen} />
          ))}
          {needs.length > folded ? (
            <Button variant="ghost" size="sm" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? "Show fewer" : `${needs.length - folded} more`}
            </Button>
          ) : null}
        </section>
      )}
    </>
  );
}

interface NeedCardProps {
  readonly need: Need;
  readonly now: number;
  readonly onOpen: (batch: BatchId, tab: DetailTab) => void;
}

function NeedCard({ need, now, onOpen }: NeedCardProps) {
  const { icon: Icon, words } = needLook(need);
  return (
    <button
      type="button"
      onClick={() => onOpen(need.spec.id, "check-in")}
      className="flex min-w-0 items-center gap-2 rounded-lg border border-line bg-surface py-1.5 pr-2 pl-2.5 text-left shadow-card transition-colors hover:border-person max-sm:w-full dark:bg-raised"
    >
      <Icon aria-hidden className={classNames("size-4 shrink-0", need.kind === "decision" || need.refused ? "text-danger-ink" : "text-person-ink")} />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm font-medium sm:max-w-64">{need.spec.title}</span>
        <span className="block truncate text-2xs text-muted">
          {words} · <span className="tabular-nums">{agoWords(now - need.since)}</span>
        </span>
      </span>
      <ChevronRight aria-hidden className="size-4 shrink-0 text-faint" />
    </button>
  );
}

function needLook({ kind, refused, batch }: Need) {
  if (kind === "decision") return { icon: CircleX, words: "Failed: retry or skip" };
  if (kind === "check-in") return refused ? { icon: ClipboardX, words: "Check in: acceptance failed" } : { icon: ClipboardCheck, words: "Check in" };
  const stage = batch.attempts.at(-1)?.stage;
  return { icon: UserRound, words: stage?.kind === "with-person" && stage.by !== null ? `With ${stage.by}` : "A person's work" };
}
