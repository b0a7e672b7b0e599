"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useApi } from "../../trpc/use-api.ts";

/** Gives the name of a runner by its id; a runner that is gone, or not known yet, is `a runner`. Stable until names change. */
export function useRunnerNames(): (id: string) => string {
  const api = useApi();
  const fleet = useQuery(api.fleet.list.queryOptions(undefined, { staleTime: 60_000 })).data;
  return useCallback((id: string) => fleet?.find((runner) => runner.id === id)?.name ?? "a runner", [fleet]);
}
