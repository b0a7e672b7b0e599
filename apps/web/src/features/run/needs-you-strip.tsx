"use client";

import type { BatchId } from "@planloom/scheduler";
import { agoWords, Button, classNames } from "@planloom/ui";
import { ArrowRightLeft, ChevronRight, CircleHelp, CircleX, ClipboardCheck, ClipboardX, type LucideIcon, OctagonPause, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { useRunState } from "./live/run-context.tsx";
import { useServerNow } from "./live/use-server-now.ts";
import type { DetailTab, RunView } from "./run-place.ts";
import { BLOCKER_KINDS, blockerTitle } from "./view/blocker-words.ts";
import { type Need, needsYou } from "./view/needs-you.ts";
import { openMatters } from "./view/open-matters.ts";

/** Cards in sight before the others are folded away. */
const SHOWN = { wide: 3, narrow: 1 } as const;

interface NeedsYouStripProps {
  readonly narrow: boolean;
  readonly onOpen: (batch: BatchId, tab: DetailTab) => void;
  /** Opens a view, and what is meant in it. */
  readonly onView: (view: RunView, item: string | null) => void;
}

/** What waits for a person, above everything else: blockers, batches, questions and hand-overs. Not there when nothing does. */
export function NeedsYouStrip({ narrow, onOpen, onView }: NeedsYouStripProps) {
  const run = useRunState((state) => state.live.run);
  const needs = useMemo(() => needsYou(run), [run]);
  const matters = useMemo(() => openMatters(run), [run]);
  const id = useRunState((state) => state.live.summary.id);
  const router = useRouter();
  const [all, setAll] = useState(false);
  const { blockers, questions, handOvers } = matters;
  const count = needs.length + blockers.length + questions + handOvers;
  const now = useServerNow(count > 0);
  const folded = narrow ? SHOWN.narrow : SHOWN.wide;
  const blocked = all ? blockers : blockers.slice(0, folded);
  const shown = all ? needs : needs.slice(0, Math.max(0, folded - blocked.length));
  const left = blockers.length - blocked.length + (needs.length - shown.length);
  return (
    <>
      <output className="sr-only">
        {count === 0 ? "" : count === 1 ? "One thing needs a person" : `${count} things need a person`}
      </output>
      {count === 0 ? null : (
        <section aria-label="Needs you" className="thin-scroll flex max-h-[30dvh] shrink-0 flex-wrap items-center gap-2 overflow-y-auto border-b border-line bg-person-soft/60 px-4 py-2.5 sm:px-5 dark:bg-person-soft/40">
          <h2 className="mr-1 text-sm font-semibold text-person-ink max-sm:w-full">
            Needs you <span className="tabular-nums">({count})</span>
          </h2>
          {blocked.map((blocker) => (
            <MatterCard key={blocker.id} icon={OctagonPause} isGrave title={blockerTitle(blocker)} words={`${blocker.escalated === null ? BLOCKER_KINDS[blocker.kind].word : `${blocker.escalated.to} is asked`} · ${agoWords(now - blocker.raisedAt)}`} onClick={() => onView("blockers", blocker.id)} />
          ))}
          {shown.map((need) => (
            <NeedCard key={need.spec.id} need={need} now={now} onOpen={onOpen} />
          ))}
          {left > 0 || (all && needs.length + blockers.length > folded) ? (
            <Button variant="ghost" size="sm" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? "Show fewer" : `${left} more`}
            </Button>
          ) : null}
          {questions === 0 ? null : <MatterCard icon={CircleHelp} title={questions === 1 ? "1 question" : `${questions} questions`} words="Wait for an answer" onClick={() => onView("blockers", null)} />}
          {handOvers === 0 ? null : <MatterCard icon={ArrowRightLeft} title={handOvers === 1 ? "1 hand-over" : `${handOvers} hand-overs`} words="Built on what has changed" onClick={() => router.push(`/runs/${id}/desk`)} />}
        </section>
      )}
    </>
  );
}

interface MatterCardProps {
  readonly icon: LucideIcon;
  /** It keeps something from going on. */
  readonly isGrave?: boolean;
  readonly title: string;
  readonly words: string;
  readonly onClick: () => void;
}

function MatterCard({ icon: Icon, isGrave = false, title, words, onClick }: MatterCardProps) {
  return (
    <button type="button" onClick={onClick} className="flex min-w-0 items-center gap-2 rounded-lg border border-line bg-surface py-1.5 pr-2 pl-2.5 text-left shadow-card transition-colors hover:border-person max-sm:w-full dark:bg-raised">
      <Icon aria-hidden className={classNames("size-4 shrink-0", isGrave ? "text-danger-ink" : "text-person-ink")} />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm font-medium sm:max-w-64">{title}</span>
        <span className="block truncate text-2xs text-muted tabular-nums">{words}</span>
      </span>
      <ChevronRight aria-hidden className="size-4 shrink-0 text-faint" />
    </button>
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
