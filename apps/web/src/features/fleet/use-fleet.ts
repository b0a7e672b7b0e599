"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { failureMessage } from "../../trpc/api-failure.ts";
import { useApi } from "../../trpc/use-api.ts";
import type { Runner } from "./runner-line.ts";

/** What an owner does with a runner. Each says in a toast that it was done, or why not. */
export interface FleetActions {
  readonly drain: (runner: Runner) => void;
  readonly resume: (runner: Runner) => void;
  readonly remove: (runner: Runner) => void;
  readonly change: (runner: Runner, grant: { labels: string[]; mostAtOnce: number | null }) => void;
}

/** The actions of an owner; `null` for everybody else. */
export function useFleetActions(): FleetActions | null {
  const api = useApi();
  const queryClient = useQueryClient();
  const session = useQuery(api.session.current.queryOptions(undefined, { staleTime: 60_000 }));
  const drain = useMutation(api.fleet.drain.mutationOptions());
  const resume = useMutation(api.fleet.resume.mutationOptions());
  const remove = useMutation(api.fleet.remove.mutationOptions());
  const change = useMutation(api.fleet.change.mutationOptions());
  if (session.data?.role !== "owner") return null;
  const telling = (done: string, failed: string) => ({
    onSuccess: () => void toast.success(done),
    onError: (error: unknown) => void toast.error(failed, { description: failureMessage(error) }),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: api.fleet.list.pathKey() }),
  });
  return {
    drain: ({ id, name }) => drain.mutate({ runner: id }, telling(`${name} gets nothing new`, `${name} could not be drained`)),
    resume: ({ id, name }) => resume.mutate({ runner: id }, telling(`${name} takes work again`, `${name} could not be resumed`)),
    remove: ({ id, name }) => remove.mutate({ runner: id }, telling(`${name} was removed`, `${name} could not be removed`)),
    change: ({ id, name }, grant) => change.mutate({ runner: id, ...grant }, telling(`${name} was changed`, `${name} could not be changed`)),
  };
}
