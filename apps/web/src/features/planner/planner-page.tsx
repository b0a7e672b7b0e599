"use client";

import { Button, EmptyState, Spinner } from "@planloom/ui";
import { useQuery } from "@tanstack/react-query";
import { SearchX, Unplug } from "lucide-react";
import Link from "next/link";
import { apiFailure, failureMessage } from "../../trpc/api-failure.ts";
import { useApi } from "../../trpc/use-api.ts";
import { PlanSession } from "./plan-session.tsx";

/** The page of one plan. The latest revision is fetched once; from then on the draft is the truth of this page. */
export function PlannerPage({ id }: { readonly id: string }) {
  const api = useApi();
  const plan = useQuery(api.plan.get.queryOptions({ id }, { staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false }));
  if (plan.data !== undefined) return <PlanSession key={id} opened={plan.data} />;
  if (!plan.isError) {
    return (
      <div className="flex flex-1 items-center justify-center">
        <Spinner label="Loading the plan" />
      </div>
    );
  }
  const away = apiFailure(plan.error) === "unreachable";
  return (
    <EmptyState
      icon={away ? <Unplug /> : <SearchX />}
      title={away ? "No answer from the server" : "There is no such plan"}
      className="flex-1"
      actions={
        <>
          {away ? <Button onClick={() => void plan.refetch()}>Try again</Button> : null}
          <Button asChild>
            <Link href="/">All plans</Link>
          </Button>
        </>
      }
    >
      {away ? failureMessage(plan.error) : "The address may be cut off, or the plan was removed."}
    </EmptyState>
  );
}
