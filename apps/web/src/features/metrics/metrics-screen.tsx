"use client";

import { Button, EmptyState, Notice, Select, Skeleton } from "@planloom/ui";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChartNoAxesCombined } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { failureMessage } from "../../trpc/api-failure.ts";
import { useApi } from "../../trpc/use-api.ts";
import { useWorkspaceFeed } from "../../trpc/use-workspace-feed.ts";
import { AgentTable } from "./agent-table.tsx";
import { BlockedPanel } from "./blocked-panel.tsx";
import { EstimatePanel } from "./estimate-panel.tsx";
import { QualityCardView } from "./quality-card.tsx";
import { qualityCards } from "./quality-cards.ts";
import { QualityPanel } from "./quality-panel.tsx";
import { TimePanel } from "./time-panel.tsx";

/** Runs that are looked at. */
const MOST_RUNS = 50;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** How good the work is and how good the estimates are, over the last runs; of one plan if the address says so. */
export function MetricsScreen() {
  useWorkspaceFeed();
  const api = useApi();
  const wanted = useSearchParams().get("plan");
  const planId = wanted !== null && UUID.test(wanted) ? wanted : null;
  const plans = useQuery(api.plan.list.queryOptions());
  const report = useQuery(api.run.metrics.queryOptions({ limit: MOST_RUNS, ...(planId === null ? {} : { planId }) }, { placeholderData: keepPreviousData }));
  const choose = (id: string) => window.history.replaceState(null, "", id === "" ? window.location.pathname : `?plan=${id}`);

  return (
    <div className="thin-scroll min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-6xl flex-col gap-5 px-4 py-5 sm:px-6 sm:py-7">
        <header className="flex flex-wrap items-end justify-between gap-3">
          <div>
            <h1 className="text-2xl font-semibold tracking-tight">Metrics</h1>
            <p className="mt-0.5 text-sm text-muted">How good the work and the estimates are, over the last {MOST_RUNS} runs.</p>
          </div>
          <Select aria-label="Plan" value={planId ?? ""} onChange={(event) => choose(event.target.value)} className="w-56 max-sm:w-full">
            <option value="">All plans</option>
            {plans.data?.map((plan) => (
              <option key={plan.id} value={plan.id}>
                {plan.name}
              </option>
            ))}
          </Select>
        </header>
        {report.isError ? (
          <Notice tone="danger" title="The metrics could not be fetched" actions={<Button size="sm" onClick={() => void report.refetch()}>Try again</Button>}>
            {failureMessage(report.error)}
          </Notice>
        ) : null}
        {report.isPending ? <Placeholder /> : null}
        {report.data === undefined ? null : report.data.runs.length === 0 ? (
          <NothingMeasured ofPlan={planId !== null} />
        ) : (
          <>
            <QualityPanel report={report.data} />
            <section aria-label="Quality" className="grid gap-4 md:grid-cols-3">
              {qualityCards(report.data).map((card) => (
                <QualityCardView key={card.id} card={card} />
              ))}
            </section>
            <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
              <TimePanel report={report.data} />
              <EstimatePanel report={report.data} />
            </div>
            <BlockedPanel blocked={report.data.total.blocked} />
            <AgentTable agents={report.data.total.agents} />
          </>
        )}
      </div>
    </div>
  );
}

function NothingMeasured({ ofPlan }: { readonly ofPlan: boolean }) {
  return (
    <EmptyState
      icon={<ChartNoAxesCombined />}
      title={ofPlan ? "This plan has not run yet" : "Nothing to measure yet"}
      className="py-20"
      actions={
        <Button variant="primary" asChild>
          <Link href="/">Open a plan</Link>
        </Button>
      }
    >
      As soon as batches are checked in, this page shows how many were accepted at the first try and how long they really took.
    </EmptyState>
  );
}

function Placeholder() {
  return (
    <output aria-label="Loading the metrics" className="grid gap-4 md:grid-cols-3">
      {[0, 1, 2].map((card) => (
        <Skeleton key={card} className="h-36" />
      ))}
    </output>
  );
}
