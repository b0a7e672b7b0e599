"use client";

import { useQuery } from "@tanstack/react-query";
import { useApi } from "../trpc/use-api.ts";

/** Pages that follow the workspace, and decisions made here, ask at once; this is for all others. */
const EVERY_MS = 15_000;

/** How much waits for a decision over all runs; 0 while nobody is signed in or it is not known. */
export function useWaiting(): number {
  const api = useApi();
  const session = useQuery(api.session.current.queryOptions(undefined, { staleTime: 60_000 }));
  return useQuery(api.desk.count.queryOptions(undefined, { enabled: session.data !== undefined && session.data !== null, refetchInterval: EVERY_MS })).data?.waiting ?? 0;
}
