"use client";

import type { AppRouter } from "@planloom/api";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { type ReactNode, useState } from "react";
import { isWorthRetrying } from "./api-failure.ts";
import { ApiContext } from "./use-api.ts";

const URL = "/api/trpc";
/** What cannot be answered now is asked again, a little later each time, but no later than this. */
const LONGEST_WAIT_MS = 5_000;

/**
 * Connects a page to the server it came from. Subscriptions are server-sent events; calls are not batched, so that a
 * slow one holds up no other.
 */
export function ApiProvider({ children }: { readonly children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  const [client] = useState(makeClient);
  return (
    <QueryClientProvider client={queryClient}>
      <ApiContext trpcClient={client} queryClient={queryClient}>
        {children}
      </ApiContext>
    </QueryClientProvider>
  );
}

function makeClient() {
  return createTRPCClient<AppRouter>({
    links: [splitLink({ condition: ({ type }) => type === "subscription", true: httpSubscriptionLink({ url: URL }), false: httpLink({ url: URL }) })],
  });
}

function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 5_000, retry: (_count, error) => isWorthRetrying(error), retryDelay: (count) => Math.min(1_000 * 2 ** count, LONGEST_WAIT_MS) },
      // Everything that can be repeated without harm is repeated by its own screen, which knows.
      mutations: { retry: false },
    },
  });
}
