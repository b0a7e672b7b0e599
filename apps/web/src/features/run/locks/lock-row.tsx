"use client";

import { type BatchId, batchSpecOf, type HeldLock, type LockedThing } from "@planloom/scheduler";
import { Badge, classNames, durationWords } from "@planloom/ui";
import { Bot, Boxes, FileLock2, type LucideIcon, TimerOff } from "lucide-react";
import { BatchActions } from "../batches/batch-actions.tsx";
import { useRunState } from "../live/run-context.tsx";
import type { DetailTab } from "../run-place.ts";
import { dayAndTime } from "../view/eta-words.ts";
import { overdueHint, thingName, unitsWords } from "../view/lock-words.ts";
import { batchTitle, namesInShort } from "../view/names-in-short.ts";

const LOOKS: Readonly<Record<LockedThing["kind"], { readonly icon: LucideIcon; readonly word: string }>> = {
  file: { icon: FileLock2, word: "Files" },
  resource: { icon: Boxes, word: "Resource" },
  agent: { icon: Bot, word: "Agent" },
};

export interface LockRowProps {
  readonly lock: HeldLock;
  readonly now: number;
  readonly onOpen: (batch: BatchId, tab: DetailTab) => void;
}

/** One thing that is held: by whom, since when, who waits; and what to do where that takes too long. */
export function LockRow({ lock, now, onOpen }: LockRowProps) {
  const run = useRunState((state) => state.live.run);
  const { icon: Icon, word } = LOOKS[lock.thing.kind];
  const units = unitsWords(lock);
  const spec = batchSpecOf(run.spec, lock.batch);
  const batch = run.batches[lock.batch];
  return (
    <li className="flex gap-3 py-2.5 text-sm">
      <Icon aria-hidden className={classNames("mt-0.5 size-4 shrink-0", lock.overdue ? "text-warning-ink" : "text-faint")} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="sr-only">{word}: </span>
          <span className={classNames("min-w-0 font-medium break-all", lock.thing.kind === "file" && "font-mono text-xs")}>{thingName(lock.thing)}</span>
          {units === null ? null : <span className="text-xs text-muted">{units}</span>}
          {lock.overdue ? (
            <Badge tone="warning" icon={<TimerOff aria-hidden className="size-3.5" />}>
              Held for too long
            </Badge>
          ) : null}
        </p>
        <p className="mt-0.5 text-xs text-muted">
          Held by{" "}
          <button type="button" onClick={() => onOpen(lock.batch, "check-in")} className="rounded-sm font-medium text-ink hover:underline">
            {batchTitle(run, lock.batch)}
          </button>{" "}
          since {dayAndTime(lock.since)}, <span className="tabular-nums">{durationWords(now - lock.since)}</span>
          {lock.waiting.length === 0 ? null : (
            <>
              {" · "}
              <span className="text-ink">
                {namesInShort(run, lock.waiting)} {lock.waiting.length === 1 ? "waits" : "wait"}
              </span>
            </>
          )}
        </p>
        {lock.overdue ? <p className="mt-1 text-xs text-warning-ink">{overdueHint(run, lock)}</p> : null}
      </div>
      {spec === undefined || batch === undefined || !lock.overdue ? null : <BatchActions spec={spec} batch={batch} onOpen={onOpen} />}
    </li>
  );
}
