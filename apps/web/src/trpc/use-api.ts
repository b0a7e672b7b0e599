"use client";

import type { AppRouter } from "@planloom/api";
import { createTRPCContext } from "@trpc/tanstack-react-query";

const context = createTRPCContext<AppRouter>();

/** Makes the options of TanStack Query for a procedure: `useQuery(useApi().plan.list.queryOptions())`. */
export const useApi = context.useTRPC;
/** The client itself, for calls outside of a query: `useApiClient().plan.save.mutate(...)`. */
export const useApiClient = context.useTRPCClient;
/** Gives the two hooks above what they need. */
export const ApiContext = context.TRPCProvider;
