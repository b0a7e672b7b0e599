"use client";

import type { PlanSummary } from "@planloom/api";
import { Button, ConfirmDialog, EmptyState, Input, useNow } from "@planloom/ui";
import { SearchX } from "lucide-react";
import { useState } from "react";
import { findPlans } from "./find-plans.ts";
import { PlanCard } from "./plan-card.tsx";
import { useRemovePlan } from "./use-remove-plan.ts";

/** With fewer plans the eye is quicker than a search. */
const SEARCHABLE_FROM = 7;

/** The plans of the workspace as cards, with a search box once there are many. */
export function PlanGrid({ plans }: { readonly plans: readonly PlanSummary[] }) {
  const now = useNow(true);
  const remove = useRemovePlan();
  const [text, setText] = useState("");
  const [leaving, setLeaving] = useState<PlanSummary | null>(null);
  const searchable = plans.length >= SEARCHABLE_FROM;
  const shown = searchable ? findPlans(plans, text) : plans;
  return (
    <>
      {searchable ? (
        <search>
          <Input type="search" aria-label="Find a plan" placeholder="Find a plan" maxLength={200} value={text} onChange={(event) => setText(event.target.value)} className="sm:w-72" />
        </search>
      ) : null}
      {shown.length === 0 ? (
        <EmptyState icon={<SearchX />} title="No plan fits" actions={<Button onClick={() => setText("")}>Show all plans</Button>}>
          No name or description holds all of these words.
        </EmptyState>
      ) : (
        <ul aria-label="Plans" className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {shown.map((plan) => (
            <li key={plan.id} className="min-w-0">
              <PlanCard plan={plan} now={now} onRemove={setLeaving} />
            </li>
          ))}
        </ul>
      )}
      {leaving === null ? null : (
        <ConfirmDialog
          open
          onOpenChange={() => setLeaving(null)}
          title={`Remove ${leaving.name}?`}
          description="The plan and its revisions go from the workspace, for everybody. Runs that were started from it stay."
          confirmLabel="Remove plan"
          danger
          onConfirm={() => remove(leaving)}
        />
      )}
    </>
  );
}
