"use client";

import type { PlanSummary } from "@planloom/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { failureMessage } from "../../trpc/api-failure.ts";
import { useApi } from "../../trpc/use-api.ts";

/** Removes plans. The card goes once the server has said yes; a refusal is said in a toast. */
export function useRemovePlan(): (plan: PlanSummary) => void {
  const api = useApi();
  const queryClient = useQueryClient();
  const { mutate } = useMutation(api.plan.remove.mutationOptions());
  return ({ id, name }) =>
    mutate(
      { id },
      {
        onSuccess: () => {
          queryClient.setQueryData(api.plan.list.queryKey(), (plans) => plans?.filter((plan) => plan.id !== id));
          toast.success(`${name} was removed`);
        },
        onError: (error) => toast.error(`${name} could not be removed`, { description: failureMessage(error) }),
        onSettled: () => void queryClient.invalidateQueries({ queryKey: api.plan.list.pathKey() }),
      },
    );
}
