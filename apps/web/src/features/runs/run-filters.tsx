"use client";

import { Input, Segmented, Select } from "@planloom/ui";
import { useQuery } from "@tanstack/react-query";
import { useApi } from "../../trpc/use-api.ts";
import { RUN_GROUPS, type RunFilter, type RunGroup } from "./run-filter.ts";

const OPTIONS: readonly { readonly value: RunGroup | "all"; readonly label: string }[] = [
  { value: "all", label: "All" },
  { value: "live", label: "Live" },
  { value: "accepted", label: "Accepted" },
  { value: "failed", label: "Failed" },
  { value: "stopped", label: "Stopped" },
];

/** The filters of the list of runs. Each choice starts again from the newest run. */
export function RunFilters({ filter, onChange }: { readonly filter: RunFilter; readonly onChange: (filter: RunFilter) => void }) {
  const api = useApi();
  const plans = useQuery(api.plan.list.queryOptions());
  const change = (part: Partial<RunFilter>) => onChange({ ...filter, before: null, ...part });
  return (
    <search className="flex flex-wrap items-center gap-2">
      <Segmented label="Status" value={filter.status ?? "all"} onValueChange={(value) => change({ status: RUN_GROUPS.find((group) => group === value) ?? null })} options={OPTIONS} className="max-sm:w-full" />
      <Select aria-label="Plan" value={filter.planId ?? ""} onChange={(event) => change({ planId: event.target.value === "" ? null : event.target.value })} className="w-52 max-sm:flex-1">
        <option value="">All plans</option>
        {plans.data?.map((plan) => (
          <option key={plan.id} value={plan.id}>
            {plan.name}
          </option>
        ))}
      </Select>
      <Input type="search" aria-label="Find a run" placeholder="Find by plan, number or name" maxLength={200} value={filter.text} onChange={(event) => change({ text: event.target.value })} className="w-60 max-sm:flex-1" />
    </search>
  );
}
