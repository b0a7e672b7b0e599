"use client";

import { type OwnPause, ownPauses, type RunEvent, type RunSpec } from "@planloom/scheduler";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useApi } from "../../trpc/use-api.ts";
import { useRunState } from "./live/run-context.tsx";

const NONE: ReadonlyMap<number, OwnPause> = new Map();

/**
 * The pauses that the run began by itself, by the numbers of the events that led to them. What the run was at first is
 * fetched only where anything in it is or was critical, for nothing else pauses a run.
 */
export function useOwnPauses(): ReadonlyMap<number, OwnPause> {
  const api = useApi();
  const run = useRunState((state) => state.live.summary.id);
  const spec = useRunState((state) => state.live.run.spec);
  const history = useRunState((state) => state.live.history);
  const events = useMemo(() => history.map(({ event }) => event), [history]);
  const enabled = useMemo(() => hasCritical(spec) || events.some(wasCritical), [spec, events]);
  const origin = useQuery(api.run.origin.queryOptions({ run }, { enabled, staleTime: Infinity })).data ?? null;
  const find = useMemo(() => (origin === null ? null : ownPauses(origin)), [origin]);
  return useMemo(() => (find === null ? NONE : new Map(find(events).map((pause) => [pause.seq, pause]))), [find, events]);
}

const hasCritical = ({ batches }: RunSpec): boolean => batches.some(({ onFailure }) => onFailure === "critical");
const wasCritical = (event: RunEvent): boolean => event.type === "run.replanned" && hasCritical(event.spec);
