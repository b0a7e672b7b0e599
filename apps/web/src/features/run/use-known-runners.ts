"use client";

import type { Fleet } from "@planloom/api";
import type { KnownRunner } from "@planloom/scheduler";
import { useQuery } from "@tanstack/react-query";
import { useApi } from "../../trpc/use-api.ts";

/** Runners come and go without an event of the run. */
const LOOK_EVERY_MS = 10_000;

/** What runners there are and what each was granted; `null` while that is not known. The same object until that changes. */
export function useKnownRunners(): readonly KnownRunner[] | null {
  const api = useApi();
  return useQuery(api.fleet.list.queryOptions(undefined, { refetchInterval: LOOK_EVERY_MS, select: knownRunners })).data ?? null;
}

function knownRunners(fleet: Fleet): readonly KnownRunner[] {
  return fleet.filter(({ state }) => state !== "removed").map(({ labels, state, draining }): KnownRunner => ({ labels, stands: state !== "online" ? "away" : draining ? "draining" : "ready" }));
}
