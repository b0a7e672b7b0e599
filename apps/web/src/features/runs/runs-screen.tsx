"use client";

import { Button, EmptyState, Notice, Skeleton } from "@planloom/ui";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Activity, SearchX } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { failureMessage } from "../../trpc/api-failure.ts";
import { useApi } from "../../trpc/use-api.ts";
import { useWorkspaceFeed } from "../../trpc/use-workspace-feed.ts";
import { ALL_RUNS, isFiltered, readFilter, type RunFilter, writeFilter } from "./run-filter.ts";
import { RunFilters } from "./run-filters.tsx";
import { ResumeFromCheckpoint } from "./resume-from-checkpoint.tsx";
import { RunTable } from "./run-table.tsx";

const PAGE_SIZE = 50;

/** All runs of the workspace, the newest first, kept up to date. Filters and page are in the address. */
export function RunsScreen() {
  useWorkspaceFeed();
  const api = useApi();
  const search = useSearchParams();
  const filter = useMemo(() => readFilter(new URLSearchParams(search)), [search]);
  const setFilter = useCallback((next: RunFilter) => window.history.replaceState(null, "", `${window.location.pathname}${writeFilter(next)}`), []);
  const turnTo = (before: number | null) => window.history.pushState(null, "", `${window.location.pathname}${writeFilter({ ...filter, before })}`);
  const list = useQuery(api.run.list.queryOptions(inputOf(filter), { placeholderData: keepPreviousData }));
  const last = list.data?.runs.at(-1);

  return (
    <div className="thin-scroll min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-6xl flex-col gap-4 px-4 py-5 sm:px-6 sm:py-7">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h1 className="text-2xl font-semibold tracking-tight">Runs</h1>
          <ResumeFromCheckpoint />
        </div>
        <RunFilters filter={filter} onChange={setFilter} />
        {list.isError ? (
          <Notice tone="danger" title="The runs could not be fetched" actions={<Button size="sm" onClick={() => void list.refetch()}>Try again</Button>}>
            {failureMessage(list.error)}
          </Notice>
        ) : null}
        {list.isPending ? <Placeholder /> : null}
        {list.data === undefined ? null : list.data.runs.length === 0 ? <NoRuns filtered={isFiltered(filter) || filter.before !== null} onClear={() => setFilter(ALL_RUNS)} /> : <RunTable runs={list.data.runs} />}
        {filter.before === null && list.data?.more !== true ? null : (
          <nav aria-label="Pages" className="flex justify-between">
            {filter.before === null ? <span /> : <Button onClick={() => turnTo(null)}>Newest runs</Button>}
            {list.data?.more === true && last !== undefined ? <Button onClick={() => turnTo(last.number)}>Older runs</Button> : null}
          </nav>
        )}
      </div>
    </div>
  );
}

function inputOf({ status, planId, text, before }: RunFilter) {
  const search = text.trim();
  return {
    limit: PAGE_SIZE,
    ...(status === null ? {} : { status }),
    ...(planId === null ? {} : { planId }),
    ...(search === "" ? {} : { search }),
    ...(before === null ? {} : { before }),
  };
}

function NoRuns({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  if (filtered) {
    return (
      <EmptyState icon={<SearchX />} title="No run fits" actions={<Button onClick={onClear}>Show all runs</Button>}>
        Other filters may find what you are looking for.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Activity />}
      title="Nothing has run yet"
      className="py-20"
      actions={
        <Button variant="primary" asChild>
          <Link href="/">Open a plan</Link>
        </Button>
      }
    >
      Open a plan and press Run. Everything that is ready starts at once, and you can watch it here.
    </EmptyState>
  );
}

function Placeholder() {
  return (
    <output aria-label="Loading the runs" className="flex flex-col gap-2">
      {[0, 1, 2, 3].map((row) => (
        <Skeleton key={row} className="h-14" />
      ))}
    </output>
  );
}
