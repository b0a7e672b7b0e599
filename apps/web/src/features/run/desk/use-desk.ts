"use client";

import { type DeskItem, deskQueue, type FlaggedWork, flaggedWork } from "@planloom/scheduler";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { toast } from "sonner";
import { useApi } from "../../../trpc/use-api.ts";
import { useRunState } from "../live/run-context.tsx";
import { useServerNow } from "../live/use-server-now.ts";
import { goneWords, type ListedItem } from "./desk-words.ts";
import { useLastOutputs } from "./use-last-outputs.ts";

export interface Desk {
  /** What waits for a decision, and then what goes on with red flags. */
  readonly queue: readonly ListedItem[];
  /** How many of those wait for a decision. */
  readonly waiting: number;
  /** What is being looked at; `null` where nothing waits. */
  readonly current: ListedItem | null;
  readonly selected: ReadonlySet<string>;
  readonly open: (key: string) => void;
  /** Goes so many items further, or back; stays at the ends. */
  readonly step: (by: 1 | -1) => void;
  readonly toggle: (key: string) => void;
  readonly clear: () => void;
}

/** The desk of a run: its queue, live, and where in it somebody is. What goes away is told, and the next item takes its place. */
export function useDesk(): Desk {
  const waiting = useDeskQueue();
  const flagged = useFlaggedWork();
  const queue = useMemo((): readonly ListedItem[] => [...waiting, ...flagged], [waiting, flagged]);
  const search = useSearchParams();
  const [place, setPlace] = useState(() => ({ key: search.get("item") ?? "", index: 0 }));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const found = queue.findIndex(({ key }) => key === place.key);
  const index = found >= 0 ? found : Math.min(place.index, queue.length - 1);
  const current = queue[index] ?? null;
  useToldGone(queue);

  const open = useCallback(
    (key: string) => {
      setPlace({ key, index: Math.max(0, queue.findIndex((item) => item.key === key)) });
      window.history.replaceState(null, "", `${window.location.pathname}?item=${encodeURIComponent(key)}`);
    },
    [queue],
  );
  // Where the item is gone the place is kept by its number, so remember the one that is looked at now.
  if (current !== null && (place.key !== current.key || place.index !== index)) setPlace({ key: current.key, index });
  const step = (by: 1 | -1): void => {
    const next = queue[index + by];
    if (next !== undefined) open(next.key);
  };
  const toggle = useCallback((key: string) => setChosen((before) => (before.has(key) ? new Set([...before].filter((other) => other !== key)) : new Set([...before, key]))), []);
  const selected = useMemo(() => new Set(queue.flatMap(({ kind, key }) => (kind === "check-in" && chosen.has(key) ? [key] : []))), [queue, chosen]);
  return { queue, waiting: waiting.length, current, selected, open, step, toggle, clear: useCallback(() => setChosen(new Set()), []) };
}

/** Everything in the run that waits for a person, what holds up most first. */
export function useDeskQueue(): readonly DeskItem[] {
  const run = useRunState((state) => state.live.run);
  const plan = useRunState((state) => state.live.plan);
  return useMemo(() => deskQueue(plan, run), [plan, run]);
}

const FLAGS_EVERY_MS = 10_000;

/** Work that goes on and asks to be looked at. Time alone raises flags, so it is looked at anew every ten seconds. */
function useFlaggedWork(): readonly FlaggedWork[] {
  const run = useRunState((state) => state.live.run);
  const plan = useRunState((state) => state.live.plan);
  const now = Math.floor(useServerNow(run.status === "running") / FLAGS_EVERY_MS) * FLAGS_EVERY_MS;
  const lastOutputAt = useLastOutputs(run.status === "running");
  return useMemo(() => flaggedWork(plan, run, { now, lastOutputAt }), [plan, run, now, lastOutputAt]);
}

/** Says what became of items that others have decided. */
export function useToldGone(queue: readonly ListedItem[]): void {
  const run = useRunState((state) => state.live.run);
  const me = useQuery(useApi().session.current.queryOptions(undefined, { staleTime: 60_000 })).data?.name ?? null;
  const before = useRef(queue);
  useEffect(() => {
    const last = before.current;
    before.current = queue;
    if (last === queue) return;
    const there = new Set(queue.map(({ key }) => key));
    for (const item of last) {
      const gone = there.has(item.key) ? null : goneWords(run, item);
      if (gone !== null && gone.by !== me) toast.info(gone.text);
    }
  }, [queue, run, me]);
}
