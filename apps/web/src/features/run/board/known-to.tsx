"use client";

import { type AttemptId, type BatchId, batchOfAttempt, batchSpecOf, type BoardEntry, type TaskId, toldAttempts } from "@planloom/scheduler";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useApi } from "../../../trpc/use-api.ts";
import { useRunState } from "../live/run-context.tsx";
import type { DetailTab } from "../run-place.ts";
import { sourceWords } from "../view/board-words.ts";

/** Briefs go out at any time, and no event tells which entries they carry. */
const LOOK_AGAIN_MS = 10_000;
const MOST_SHOWN = 12;

interface KnownToProps {
  readonly entry: BoardEntry;
  /** Whom it is addressed to. */
  readonly tasks: readonly TaskId[];
  readonly onOpen: (batch: BatchId, tab: DetailTab) => void;
}

/** The attempts that knew of an entry: those whose brief carried it, and those of people who took up work while it stood. */
export function KnownTo({ entry, tasks, onOpen }: KnownToProps) {
  const api = useApi();
  const id = useRunState((state) => state.live.summary.id);
  const run = useRunState((state) => state.live.run);
  const briefs = useQuery(api.attempt.toldOf.queryOptions({ run: id, entry: entry.id }, { refetchInterval: LOOK_AGAIN_MS }));
  const people = useMemo(() => toldAttempts(run, entry, tasks).filter(({ batch }) => batchSpecOf(run.spec, batch)?.work === "person"), [run, entry, tasks]);
  if (briefs.isPending) return "Looking at the briefs…";
  if (briefs.isError) return "The briefs could not be looked at just now.";
  const known: readonly AttemptId[] = [...new Set([...briefs.data.attempts, ...people.map((attempt) => attempt.id)])];
  if (known.length === 0) return "Nobody yet: no brief has carried it";
  return (
    <ul className="flex flex-col items-start gap-0.5">
      {known.slice(-MOST_SHOWN).map((attempt) => (
        <li key={attempt}>
          <button type="button" onClick={() => onOpen(batchOfAttempt(attempt), "check-in")} className="rounded-sm text-left hover:underline">
            {sourceWords(run, { kind: "attempt", attempt })}
          </button>
        </li>
      ))}
      {known.length > MOST_SHOWN ? <li className="text-faint">and {known.length - MOST_SHOWN} before</li> : null}
    </ul>
  );
}
