"use client";

import type { Fleet } from "@planloom/api";
import { type KnownRunner, knownRunners, type ListedRunner } from "@planloom/scheduler";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useApi } from "../../trpc/use-api.ts";

/** Runners come and go without an event of the run. */
const LOOK_EVERY_MS = 10_000;

/** How the runners stand; `null` while that is not known. The same object until that changes. */
export function useKnownRunners(): readonly KnownRunner[] | null {
  const api = useApi();
  const { data: fleet } = useQuery(api.fleet.list.queryOptions(undefined, { refetchInterval: LOOK_EVERY_MS, select: forgetTimes }));
  const { data: mostAtOnce } = useQuery(api.workspace.settings.queryOptions(undefined, { select: (settings) => settings.mostAtOnce }));
  return useMemo(() => (fleet === undefined || mostAtOnce === undefined ? null : knownRunners(fleet, mostAtOnce)), [fleet, mostAtOnce]);
}

/** What changes with every heartbeat says nothing of how a runner stands. */
function forgetTimes(fleet: Fleet): readonly ListedRunner[] {
  return fleet.map(({ labels, state, draining, busy, capacity, mostAtOnce }) => ({ labels, state, draining, busy, capacity, mostAtOnce }));
}
