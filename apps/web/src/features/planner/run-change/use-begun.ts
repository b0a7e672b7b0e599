"use client";

import type { RunDetail } from "@planloom/api";
import { runId } from "@planloom/scheduler";
import { useEffect, useState } from "react";
import { useApiClient } from "../../../trpc/use-api.ts";
import { type Begun, BegunFollower } from "./follow-begun.ts";

/** What arrives is shown so long after at most. */
const SHOWN_AFTER_MS = 1_000;
/** After a stream that ended, the run is fetched again so late. */
const FETCHED_AFTER_MS = 5_000;

/** What of a run has begun, kept up to date by its events; `refetch` is called where they are not enough. */
export function useBegun(detail: RunDetail, refetch: () => Promise<unknown>): Begun {
  const client = useApiClient();
  const [begun, setBegun] = useState<Begun>(() => new BegunFollower(detail).begun);

  useEffect(() => {
    const follower = new BegunFollower(detail);
    let timer: ReturnType<typeof setTimeout> | null = null;
    let isOver = false;
    const later = (ms: number, act: () => void): void => {
      timer ??= setTimeout(() => {
        timer = null;
        act();
      }, ms);
    };
    const show = (): void => setBegun(follower.begun);
    const end = (ms: number): void => {
      if (isOver) return;
      isOver = true;
      stream.unsubscribe();
      if (timer !== null) clearTimeout(timer);
      timer = null;
      later(ms, () => void refetch());
    };
    show();
    const stream = client.run.watch.subscribe(
      { run: runId(detail.summary.id), afterSeq: detail.seq, log: null },
      {
        onData: ({ data }) => (follower.take(data) ? later(SHOWN_AFTER_MS, show) : end(0)),
        onError: () => end(FETCHED_AFTER_MS),
        onComplete: () => end(FETCHED_AFTER_MS),
      },
    );
    return () => {
      isOver = true;
      stream.unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  }, [detail, client, refetch]);

  return begun;
}
