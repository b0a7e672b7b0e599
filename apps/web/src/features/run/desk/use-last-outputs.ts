"use client";

import type { AttemptId } from "@planloom/scheduler";
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useApi } from "../../../trpc/use-api.ts";
import { useRunState } from "../live/run-context.tsx";

const EVERY_MS = 30_000;

/** A function that says when an attempt that is worked on last printed something: 0 for never, `null` before that is known. Asks again while `wanted`. */
export function useLastOutputs(wanted: boolean): (attempt: AttemptId) => number | null {
  const run = useRunState((state) => state.live.summary.id);
  const { data } = useQuery(useApi().run.lastOutputs.queryOptions({ run }, { enabled: wanted, staleTime: EVERY_MS, refetchInterval: EVERY_MS }));
  return useCallback((attempt: AttemptId) => (data === undefined ? null : (data.find((output) => output.attempt === attempt)?.at ?? 0)), [data]);
}
