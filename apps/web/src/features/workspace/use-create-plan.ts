"use client";

import type { Plan } from "@planloom/scheduler";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { failureMessage } from "../../trpc/api-failure.ts";
import { useApi } from "../../trpc/use-api.ts";

export interface CreatePlan {
  /** Saves the plan as a new one and opens it. A refusal is said in a toast and changes nothing. */
  readonly create: (plan: Plan) => void;
  readonly isCreating: boolean;
}

/** Makes new plans and leads to them. */
export function useCreatePlan(): CreatePlan {
  const api = useApi();
  const router = useRouter();
  const queryClient = useQueryClient();
  // Counts as busy until the page has changed, so that a second press makes no second plan.
  const { mutate, isPending, isSuccess } = useMutation(
    api.plan.create.mutationOptions({
      onSuccess: ({ id }) => {
        void queryClient.invalidateQueries({ queryKey: api.plan.list.pathKey() });
        router.push(`/plans/${id}`);
      },
      onError: (error) => toast.error("The plan could not be created", { description: failureMessage(error) }),
    }),
  );
  return { create: (plan) => mutate({ plan }), isCreating: isPending || isSuccess };
}
