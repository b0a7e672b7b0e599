"use client";

import { type BatchId, type HeldLock, heldLocks } from "@planloom/scheduler";
import { EmptyState, MoreButton, useFirst } from "@planloom/ui";
import { LockOpen } from "lucide-react";
import { useMemo } from "react";
import { useRunState } from "../live/run-context.tsx";
import { useServerNow } from "../live/use-server-now.ts";
import type { DetailTab } from "../run-place.ts";
import { LockRow } from "./lock-row.tsx";

/** How often it is looked at anew which locks are overdue. */
const STEP_MS = 10_000;

/** Everything that is held at the moment: what, by whom, since when, and who waits for it; what is overdue comes first. */
export function LockList({ onOpen }: { readonly onOpen: (batch: BatchId, tab: DetailTab) => void }) {
  const run = useRunState((state) => state.live.run);
  const now = useServerNow(true);
  const step = Math.ceil(now / STEP_MS) * STEP_MS;
  const locks = useMemo(() => heldLocks(run, step), [run, step]);
  const { first, left, showMore } = useFirst(locks);
  if (locks.length === 0) {
    return (
      <EmptyState icon={<LockOpen />} title="Nothing is held">
        Files, resources and agents that a running batch keeps for itself are listed here, with who waits for them.
      </EmptyState>
    );
  }
  return (
    <div className="px-4 py-3 sm:px-5">
      <p className="mb-2 text-xs text-muted">{summaryOf(locks)}</p>
      <ul aria-label="Held locks" className="flex flex-col divide-y divide-line">
        {first.map((lock) => (
          <LockRow key={`${lock.attempt} ${lock.thing.kind} ${lock.thing.kind === "file" ? lock.thing.path : lock.thing.name}`} lock={lock} now={now} onOpen={onOpen} />
        ))}
      </ul>
      <MoreButton left={left} showMore={showMore} />
    </div>
  );
}

function summaryOf(locks: readonly HeldLock[]): string {
  const waiting = new Set(locks.flatMap((lock) => lock.waiting)).size;
  const overdue = locks.filter((lock) => lock.overdue).length;
  const parts = [
    `${locks.length} held`,
    waiting === 0 ? "nobody waits for them" : waiting === 1 ? "1 batch waits" : `${waiting} batches wait`,
    ...(overdue === 0 ? [] : [`${overdue} held for too long`]),
  ];
  return parts.join(" · ");
}
