"use client";

import { Button, EmptyState, Notice, Skeleton } from "@planloom/ui";
import { useQuery } from "@tanstack/react-query";
import { FileUp, Plus, Workflow } from "lucide-react";
import { type ReactNode, useState } from "react";
import { failureMessage } from "../../trpc/api-failure.ts";
import { useApi } from "../../trpc/use-api.ts";
import { useWorkspaceFeed } from "../../trpc/use-workspace-feed.ts";
import { RefusedFileDialog } from "./import/refused-file-dialog.tsx";
import { useFileDrop } from "./import/use-file-drop.ts";
import { usePlanImport } from "./import/use-plan-import.ts";
import { NewPlanDialog } from "./new-plan/new-plan-dialog.tsx";
import { PlanGrid } from "./plan-grid.tsx";
import { useCreatePlan } from "./use-create-plan.ts";

/** The plans of the workspace, kept up to date, and the ways to a new one: from nothing, a template or a file. */
export function Workspace() {
  useWorkspaceFeed();
  const plans = useQuery(useApi().plan.list.queryOptions());
  const { create, isCreating } = useCreatePlan();
  const [isNaming, setIsNaming] = useState(false);
  const { choose, take, refused, dismiss, input } = usePlanImport(create);
  const { isOver, handlers } = useFileDrop(take);
  const importInstead = () => {
    setIsNaming(false);
    choose();
  };
  const newPlan = (
    <Button variant="primary" onClick={() => setIsNaming(true)}>
      <Plus aria-hidden /> New plan
    </Button>
  );
  return (
    <div {...handlers} className="thin-scroll relative min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-6xl flex-col gap-4 px-4 py-5 sm:px-6 sm:py-7">
        <header className="flex flex-wrap items-center gap-2">
          <h1 className="flex-1 text-2xl font-semibold tracking-tight">Plans</h1>
          <Button onClick={choose} disabled={isCreating}>
            <FileUp aria-hidden /> Import
          </Button>
          {plans.data?.length === 0 ? null : newPlan}
        </header>
        {plans.isError ? (
          <Notice tone="danger" title="The plans could not be fetched" actions={<Button size="sm" onClick={() => void plans.refetch()}>Try again</Button>}>
            {failureMessage(plans.error)}
          </Notice>
        ) : null}
        {plans.isPending ? <Placeholder /> : null}
        {plans.data === undefined ? null : plans.data.length === 0 ? <NoPlans action={newPlan} /> : <PlanGrid plans={plans.data} />}
      </div>
      {/* The button "Import" stands for it. */}
      <input {...input} type="file" accept=".yaml,.yml,.json,application/json" aria-label="Plan file" tabIndex={-1} className="sr-only" />
      {isNaming ? <NewPlanDialog onClose={() => setIsNaming(false)} onCreate={create} isCreating={isCreating} onImport={importInstead} /> : null}
      {refused === null ? null : <RefusedFileDialog {...refused} onClose={dismiss} onChooseAnother={choose} />}
      {isOver ? <DropMark /> : null}
    </div>
  );
}

function NoPlans({ action }: { readonly action: ReactNode }) {
  return (
    <EmptyState icon={<Workflow />} title="No plans yet" className="py-20" actions={action}>
      Draw what is to be done, see what can run side by side, then run it. You can also drop a plan file here.
    </EmptyState>
  );
}

function Placeholder() {
  return (
    <output aria-label="Loading the plans" className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {[0, 1, 2].map((card) => (
        <Skeleton key={card} className="h-40 rounded-xl" />
      ))}
    </output>
  );
}

function DropMark() {
  return (
    <div className="pointer-events-none fixed inset-3 z-30 flex items-center justify-center rounded-xl border-2 border-dashed border-accent bg-accent-soft/85">
      <p className="text-lg font-semibold text-accent-ink">Drop a plan file to import it</p>
    </div>
  );
}
