"use client";

import { type QueryCache, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { failureMessage, isWorthRetrying } from "./api-failure.ts";

/** Why what the page asks for is not answered at the moment, in words; `null` while all is well. One call that fails once does not count. */
export function useOutage(): string | null {
  const cache = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    (changed) => cache.subscribe(changed),
    () => outageOf(cache),
    () => null,
  );
}

/** The same for the queries that are on the page now. O(queries). */
export function outageOf(cache: QueryCache): string | null {
  const [failing] = cache.findAll({ type: "active", predicate: ({ state }) => state.fetchFailureCount > 1 && isWorthRetrying(state.fetchFailureReason) });
  return failing === undefined ? null : failureMessage(failing.state.fetchFailureReason);
}
