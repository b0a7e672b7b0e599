"use client";

import type { BatchId } from "@planloom/scheduler";
import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { type DetailTab, readPlace, type RunPlace, writePlace } from "./run-place.ts";

export interface RunPlaceControl {
  readonly place: RunPlace;
  readonly go: (change: Partial<RunPlace>) => void;
  /** Opens a batch; from closed to open is a step that the browser's back button takes back. */
  readonly openBatch: (batch: BatchId, tab: DetailTab) => void;
  readonly closeBatch: () => void;
}

/** Where on the page of the run somebody is, and how to go elsewhere. Lives in the address. */
export function useRunPlace(): RunPlaceControl {
  const search = useSearchParams();
  const place = useMemo(() => readPlace(new URLSearchParams(search)), [search]);

  const go = useCallback((change: Partial<RunPlace>) => {
    const now = readPlace(new URLSearchParams(window.location.search));
    const next = { ...now, ...change };
    const address = `${window.location.pathname}${writePlace(next)}`;
    // By the browser's own history, which Next follows: nothing of it concerns the server.
    if (now.batch === null && next.batch !== null) window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  }, []);
  const openBatch = useCallback((batch: BatchId, tab: DetailTab) => go({ batch, tab, attempt: null }), [go]);
  const closeBatch = useCallback(() => go({ batch: null, attempt: null }), [go]);
  return useMemo(() => ({ place, go, openBatch, closeBatch }), [place, go, openBatch, closeBatch]);
}
