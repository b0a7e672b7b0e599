"use client";

import type { BoardEntry, Contradiction } from "@planloom/scheduler";
import { Badge, Button } from "@planloom/ui";
import { GitCompareArrows, Replace } from "lucide-react";
import { useRunState } from "../live/run-context.tsx";
import { plainText } from "../log/log-line.ts";
import { sourceWords } from "../view/board-words.ts";

interface ContradictionCardProps {
  readonly contradiction: Contradiction;
  readonly onItem: (item: string) => void;
  /** Asks for a new version of an entry; with what the other side claims, where there is one other side. */
  readonly onSupersede: (entry: BoardEntry, claim: string | null) => void;
}

/** Entries that say different things of one subject, side by side, with the way to make them agree. */
export function ContradictionCard({ contradiction: { subject, claims }, onItem, onSupersede }: ContradictionCardProps) {
  const run = useRunState((state) => state.live.run);
  return (
    <article aria-label={`Contradiction about ${subject}`} className="rounded-lg border border-warning/50 bg-warning-soft/40 px-3.5 py-2.5 text-sm">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone="warning" icon={<GitCompareArrows aria-hidden />}>
          Contradiction
        </Badge>
        <span>
          {claims.length === 2 ? "Two" : claims.length} things are said of <code className="font-mono text-xs">{subject}</code>. Replace what is wrong: a new version says what holds, and whoever reads it next is told.
        </span>
      </p>
      <ul className="mt-2 grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(14rem,1fr))]">
        {claims.map(({ claim, entries }) => (
          <li key={claim} className="rounded-md border border-line bg-surface px-3 py-2">
            <p className="font-medium break-words">{plainText(claim)}</p>
            <ul className="mt-1 flex flex-col items-start gap-0.5 text-xs text-muted">
              {entries.slice(-MOST_SHOWN).map((entry) => (
                <li key={entry.id} className="flex w-full items-center gap-2">
                  <span className="min-w-0 flex-1 wrap-anywhere">
                  <button type="button" onClick={() => onItem(entry.id)} className="rounded-sm text-left hover:underline">
                    {plainText(entry.title)}
                  </button>
                  <span className="text-faint"> · {sourceWords(run, entry.source)}</span>
                  </span>
                  {entry.kind === "contract" ? null : (
                    <Button size="sm" aria-label={`Replace ${plainText(entry.title)}`} onClick={() => onSupersede(entry, claims.length === 2 ? (claims.find((other) => other.claim !== claim)?.claim ?? null) : null)}>
                      <Replace aria-hidden /> Replace
                    </Button>
                  )}
                </li>
              ))}
              {entries.length > MOST_SHOWN ? <li className="text-faint">and {entries.length - MOST_SHOWN} more</li> : null}
            </ul>
          </li>
        ))}
      </ul>
    </article>
  );
}

const MOST_SHOWN = 4;
