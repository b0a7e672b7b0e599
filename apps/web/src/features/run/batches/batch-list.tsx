"use client";

import type { BatchId } from "@planloom/scheduler";
import { EmptyState, Input, Segmented } from "@planloom/ui";
import { SearchX } from "lucide-react";
import { useMemo, useState } from "react";
import { useRunState } from "../live/run-context.tsx";
import type { DetailTab } from "../run-place.ts";
import { type BatchFilter, shownBatches } from "../view/shown-batches.ts";
import { BatchRow } from "./batch-row.tsx";

const FILTERS = [
  { value: "all", label: "All" },
  { value: "open", label: "Open" },
  { value: "over", label: "Done" },
] as const;

export interface BatchListProps {
  readonly chosen: BatchId | null;
  readonly onOpen: (batch: BatchId, tab: DetailTab) => void;
}

/** All batches of the run: how each stands, how long it takes against its estimate, who does it, why it waits. */
export function BatchList({ chosen, onOpen }: BatchListProps) {
  const [filter, setFilter] = useState<BatchFilter>("all");
  const [text, setText] = useState("");
  const run = useRunState((state) => state.live.run);
  const batches = useMemo(() => shownBatches(run, filter, text), [run, filter, text]);
  return (
    <div className="@container flex min-h-full flex-col">
      <div className="sticky top-0 z-10 flex items-center gap-2 border-b border-line bg-surface px-4 py-2 sm:px-5">
        <Segmented label="Which batches" value={filter} onValueChange={setFilter} options={FILTERS} />
        <Input type="search" aria-label="Find a batch" placeholder="Find a batch" value={text} onChange={(event) => setText(event.target.value)} className="max-w-56" />
      </div>
      {batches.length === 0 ? (
        <EmptyState icon={<SearchX />} title="No such batch">
          {text === "" ? "Nothing stands like this at the moment." : "No batch has this in its title."}
        </EmptyState>
      ) : (
        <table className="w-full border-collapse text-sm max-lg:block">
          <thead className="text-left text-2xs text-faint max-lg:sr-only">
            <tr>
              <th scope="col" className="w-36 py-2 pl-5 font-medium">Status</th>
              <th scope="col" className="py-2 font-medium">Batch</th>
              <th scope="col" className="w-56 py-2 pr-4 font-medium">Time of estimate</th>
              <th scope="col" className="w-32 py-2 pr-4 font-medium lg:@max-4xl:hidden">Agent</th>
              <th scope="col" className="w-40 py-2 pr-4 text-right font-medium">Actions</th>
            </tr>
          </thead>
          <tbody className="max-lg:block">
            {batches.map((spec) => (
              <BatchRow key={spec.id} spec={spec} chosen={spec.id === chosen} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
