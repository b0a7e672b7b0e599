"use client";

import { runId } from "@planloom/scheduler";
import { Button, EmptyState, Spinner } from "@planloom/ui";
import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useApi } from "../../trpc/use-api.ts";
import { RunLiveProvider } from "./live/run-context.tsx";

/** What stands around all pages that show one run. The first state is fetched; from then on the run is followed live. */
export function RunScreen({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const api = useApi();
  // The live stream keeps it fresh; fetching it again would only repeat what is known.
  const detail = useQuery(api.run.get.queryOptions({ run: runId(id) }, { staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false }));

  if (detail.data !== undefined) {
    return (
      <RunLiveProvider key={id} detail={detail.data}>
        {children}
      </RunLiveProvider>
    );
  }
  if (detail.isError) return <RunMissing />;
  return (
    <div className="flex flex-1 items-center justify-center">
      <Spinner label="Loading the run" />
    </div>
  );
}

function RunMissing() {
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
