"use client";

import { runId } from "@planloom/scheduler";
import { Button, EmptyState, Spinner } from "@planloom/ui";
import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import Link from "next/link";
import { useCallback } from "react";
import { useApi } from "../../../trpc/use-api.ts";
import { RunChangeSession } from "./run-change-session.tsx";

/** The page on which the plan of one live run is changed. Nothing reaches the run before somebody applies it. */
export function RunChangePage({ id }: { readonly id: string }) {
  const api = useApi();
  // What begins comes by the events of the run; fetching it all again would only repeat what is known.
  const run = useQuery(api.run.get.queryOptions({ run: runId(id) }, { staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false }));
  const { refetch } = run;
  const again = useCallback(() => refetch().then(({ data }) => data), [refetch]);
  if (run.data !== undefined) return <RunChangeSession key={id} detail={run.data} refetch={again} />;
  if (!run.isError) {
    return (
      <div className="flex flex-1 items-center justify-center">
        <Spinner label="Loading the plan of the run" />
      </div>
    );
  }
  return (
    <EmptyState
      icon={<SearchX />}
      title="There is no such run"
      className="flex-1"
      actions={
        <Button asChild>
          <Link href="/runs">All runs</Link>
        </Button>
      }
    >
      The address may be cut off, or the run was removed with its plan.
    </EmptyState>
  );
}
