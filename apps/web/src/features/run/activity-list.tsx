"use client";

import type { BatchId, Coordination } from "@planloom/scheduler";
import { Button, classNames, durationWords, EmptyState, SOLID_TONE } from "@planloom/ui";
import { History } from "lucide-react";
import { Fragment, useMemo, useState } from "react";
import { useRunState } from "./live/run-context.tsx";
import type { DetailTab } from "./run-place.ts";
import { useOwnPauses } from "./use-own-pauses.ts";
import { useRunnerNames } from "./use-runner-names.ts";
import { eventTeller, type EventWords, ownPauseWords } from "./view/event-words.ts";

/** Events shown at first, and more at each wish. */
const PAGE = 200;

/** The history of the run in words, the newest first. */
export function ActivityList({ onOpen }: { readonly onOpen: (batch: BatchId, tab: DetailTab) => void }) {
  const history = useRunState((state) => state.live.history);
  const spec = useRunState((state) => state.live.run.spec);
  const runnerName = useRunnerNames();
  const coordination = useRunState((state) => state.live.run.coordination);
  const tell = useMemo(() => eventTeller(spec, runnerName, titlesOf(coordination)), [spec, runnerName, coordination]);
  const ownPauses = useOwnPauses();
  const [shown, setShown] = useState(PAGE);
  const first = history[0]?.event.at;
  if (first === undefined) {
    return (
      <EmptyState icon={<History />} title="Nothing has happened yet">
        What happens in this run is told here.
      </EmptyState>
    );
  }
  return (
    <div className="px-4 py-2 sm:px-5">
      <ol aria-label="What happened, the newest first">
        {history
          .slice(-shown)
          .toReversed()
          .map(({ seq, event }) => {
            const words = tell(event);
            const pause = ownPauses.get(seq);
            const time = { at: event.at, sinceStartMs: event.at - first };
            return (
              <Fragment key={seq}>
                {pause === undefined ? null : <ActivityItem words={ownPauseWords(pause, words)} {...time} onOpen={onOpen} />}
                <ActivityItem words={words} {...time} onOpen={onOpen} />
              </Fragment>
            );
          })}
      </ol>
      {history.length > shown ? (
        <Button variant="ghost" className="my-2 w-full" onClick={() => setShown(shown + PAGE)}>
          Show {Math.min(PAGE, history.length - shown)} earlier
        </Button>
      ) : null}
    </div>
  );
}

function titlesOf({ board, blockers, issues }: Coordination): (id: string) => string | null {
  const titles = new Map<string, string>([...board, ...blockers, ...issues].map(({ id, title }) => [id, title]));
  return (id) => titles.get(id) ?? null;
}

interface ActivityItemProps {
  readonly words: EventWords;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly sinceStartMs: number;
  readonly onOpen: (batch: BatchId, tab: DetailTab) => void;
}

function ActivityItem({ words, at: atMs, sinceStartMs, onOpen }: ActivityItemProps) {
  const { batch, text, note, tone } = words;
  const at = new Date(atMs);
  return (
    <li className="flex gap-3 py-1.5 text-sm">
      <time dateTime={at.toISOString()} title={at.toLocaleString()} className="w-20 shrink-0 pt-px text-right text-xs text-faint tabular-nums">
        {sinceStartMs === 0 ? at.toLocaleTimeString() : `+ ${durationWords(sinceStartMs)}`}
      </time>
      <span aria-hidden className={classNames("mt-1.5 size-2 shrink-0 rounded-full", SOLID_TONE[tone])} />
      <div className="min-w-0 flex-1">
        {batch === null ? (
          <p>{text}</p>
        ) : (
          <button type="button" onClick={() => onOpen(batch, "check-in")} className="max-w-full rounded-sm text-left wrap-anywhere hover:underline hover:decoration-line-strong hover:underline-offset-2">
            {text}
          </button>
        )}
        {note === null ? null : <p className="mt-0.5 line-clamp-3 text-xs break-words whitespace-pre-wrap text-muted">{note}</p>}
      </div>
    </li>
  );
}
