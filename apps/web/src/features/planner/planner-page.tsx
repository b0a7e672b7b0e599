"use client";

import { Button, EmptyState, Spinner } from "@planloom/ui";
import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import Link from "next/link";
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
  return (
    <EmptyState
      icon={<SearchX />}
      title="There is no such plan"
      className="flex-1"
      actions={
        <Button asChild>
          <Link href="/">All plans</Link>
        </Button>
      }
    >
      The address may be cut off, or the plan was removed.
    </EmptyState>
  );
}
