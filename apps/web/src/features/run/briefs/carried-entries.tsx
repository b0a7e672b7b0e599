"use client";

import type { EntryId } from "@planloom/scheduler";
import { Badge } from "@planloom/ui";
import { useRunState } from "../live/run-context.tsx";
import { KIND_WORDS } from "../view/board-words.ts";
import { carriedWords } from "./brief-words.ts";

interface CarriedProps {
  readonly carried: readonly EntryId[];
  readonly onEntry: (entry: EntryId) => void;
}

/** The entries of the board that a brief carries, each with the way to it. */
export function CarriedEntries({ carried, onEntry }: CarriedProps) {
  const board = useRunState((state) => state.live.run.coordination.board);
  const entries = new Map(board.map((entry) => [entry.id, entry]));
  if (carried.length === 0) return <p className="text-xs text-muted">{carriedWords(0)}</p>;
  return (
    <details className="rounded-lg border border-line text-sm">
      <summary className="cursor-pointer px-3 py-2 text-xs text-muted">{carriedWords(carried.length)}</summary>
      <ul aria-label="Entries of the board that it carries" className="flex flex-col gap-1 border-t border-line px-3 py-2">
        {carried.map((id) => {
          const entry = entries.get(id);
          return (
            <li key={id} className="flex min-w-0 items-baseline gap-2">
              <Badge>{entry === undefined ? "Entry" : KIND_WORDS[entry.kind]}</Badge>
              <button type="button" onClick={() => onEntry(id)} className="min-w-0 rounded-sm text-left break-words hover:underline">
                {entry?.title ?? id}
              </button>
              {entry === undefined || entry.supersededBy === null ? null : <span className="shrink-0 text-xs text-faint">replaced since</span>}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
