"use client";

import { type AttemptId, type BatchId, batchOfAttempt, type RunId } from "@planloom/scheduler";
import { useRouter } from "next/navigation";
import { type DetailTab, START, writePlace } from "../run-place.ts";

/** Ways from the desk to the page of the run, each to the place that was meant. */
export interface DeskLinks {
  readonly onOpenBatch: (batch: BatchId, tab: DetailTab) => void;
  /** Opens an entry of the board. */
  readonly onEntry: (entry: string) => void;
  readonly onReadLog: (attempt: AttemptId) => void;
}

export function useDeskLinks(run: RunId): DeskLinks {
  const router = useRouter();
  return {
    onOpenBatch: (batch, tab) => router.push(`/runs/${run}${writePlace({ ...START, batch, tab })}`),
    onEntry: (item) => router.push(`/runs/${run}${writePlace({ ...START, view: "board", item })}`),
    onReadLog: (attempt) => router.push(`/runs/${run}${writePlace({ ...START, batch: batchOfAttempt(attempt), tab: "log", attempt })}`),
  };
}
