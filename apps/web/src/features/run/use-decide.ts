"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { failureMessage } from "../../trpc/api-failure.ts";
import { useApi, useApiClient } from "../../trpc/use-api.ts";
import { carryOut, type Decision } from "./decision.ts";
import { useRunState } from "./live/run-context.tsx";

export interface Decide {
  /** Tells the server and says so where it was too late or went wrong. Resolves to whether it counted; never rejects. */
  readonly decide: (decision: Decision) => Promise<boolean>;
  readonly pending: boolean;
}

/** Lets a component decide about the run. What follows from a decision comes back over the stream. */
export function useDecide(): Decide {
  const client = useApiClient();
  const api = useApi();
  const queryClient = useQueryClient();
  const run = useRunState((state) => state.live.summary.id);
  const { mutateAsync, isPending } = useMutation({ mutationFn: (decision: Decision) => carryOut(client, run, decision) });

  const decide = async (decision: Decision): Promise<boolean> => {
    try {
      const result = await mutateAsync(decision);
      if (result.kind === "ignored") toast.info(result.message);
      void queryClient.invalidateQueries({ queryKey: api.desk.pathKey() });
      return result.kind === "applied";
    } catch (error) {
      toast.error("That did not work", { description: failureMessage(error) });
      return false;
    }
  };
  return { decide, pending: isPending };
}
