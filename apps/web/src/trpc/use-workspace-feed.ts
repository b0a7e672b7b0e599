"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useApi } from "./use-api.ts";

/**
 * While mounted, lists on the screen follow what happens in the workspace: plans, runs, metrics and runners are
 * fetched again when the server says that they changed. One connection; use it once per page.
 */
export function useWorkspaceFeed(): void {
  const api = useApi();
  const queryClient = useQueryClient();
  useSubscription(
    api.run.feed.subscriptionOptions(undefined, {
      onData: (item) => {
        for (const key of staleKeys(item.kind)) void queryClient.invalidateQueries({ queryKey: key });
      },
    }),
  );

  function staleKeys(kind: "run" | "plan" | "fleet" | "secret" | "server"): (readonly unknown[])[] {
    switch (kind) {
      case "run":
        return [api.run.list.pathKey(), api.run.metrics.pathKey(), api.plan.list.pathKey(), api.desk.pathKey()];
      case "plan":
        return [api.plan.list.pathKey()];
      case "fleet":
        return [api.fleet.list.pathKey()];
      case "secret":
        return [api.secret.pathKey()];
      case "server":
        return [api.workspace.pathKey()];
    }
  }
}
