"use client";

import type { AppRouter, DecisionResult } from "@planloom/api";
import type { RunId } from "@planloom/scheduler";
import { useMutation } from "@tanstack/react-query";
import type { TRPCClient } from "@trpc/client";
import { toast } from "sonner";
import { failureMessage } from "../../trpc/api-failure.ts";
import { useApiClient } from "../../trpc/use-api.ts";
import { useRunState } from "./live/run-context.tsx";

/** What is told to the server about a run. */
export type Saying = (client: TRPCClient<AppRouter>, run: RunId) => Promise<DecisionResult>;

export interface Say {
  /** Tells the server, and says `done` once it counts, or what kept it from counting. Resolves to whether it counted; never rejects. */
  readonly say: (saying: Saying, done?: string) => Promise<boolean>;
  readonly pending: boolean;
}

/** Lets a component say something about the run. What follows comes back over the stream. */
export function useSay(): Say {
  const client = useApiClient();
  const run = useRunState((state) => state.live.summary.id);
  const { mutateAsync, isPending } = useMutation({ mutationFn: (saying: Saying) => saying(client, run) });

  const say = async (saying: Saying, done?: string): Promise<boolean> => {
    try {
      const result = await mutateAsync(saying);
      if (result.kind === "ignored") toast.info(result.message);
      else if (done !== undefined) toast.success(done);
      return result.kind === "applied";
    } catch (error) {
      toast.error("That did not work", { description: failureMessage(error) });
      return false;
    }
  };
  return { say, pending: isPending };
}
