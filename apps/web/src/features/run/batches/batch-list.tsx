"use client";

import type { BatchId, BatchSpec } from "@planloom/scheduler";
import { EmptyState, Input, Segmented } from "@planloom/ui";
import { useVirtualizer } from "@tanstack/react-virtual";
import { SearchX } from "lucide-react";
import { useMemo, useState } from "react";
import { useRunState } from "../live/run-context.tsx";
import type { DetailTab } from "../run-place.ts";
import { useKnownRunners } from "../use-known-runners.ts";
import { type BatchFilter, shownBatches } from "../view/shown-batches.ts";
import { BatchRow } from "./batch-row.tsx";

const FILTERS = [
  { value: "all", label: "All" },
  { value: "open", label: "Open" },
  { value: "over", label: "Done" },
] as const;
/** What a row measures before it has been drawn. */
const ROW_PX = 48;
/** Rows drawn out of sight on either side: short lists are there as a whole, for find-in-page and for the Tab key. */
const OVERSCAN = { short: 50, long: 8 } as const;
/** Longer lists are never there as a whole, so rows out of sight only make them slower to scroll and to filter. */
const LONG_LIST = 200;

export interface BatchListProps {
  readonly chosen: BatchId | null;
  readonly onOpen: (batch: BatchId, tab: DetailTab) => void;
}

/** All batches of the run: how each stands, how long it takes against its estimate, who does it, why it waits. */
export function BatchList({ chosen, onOpen }: BatchListProps) {
  const [filter, setFilter] = useState<BatchFilter>("all");
  const [text, setText] = useState("");
  // As state: the table below must hear of it once it is there.
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const run = useRunState((state) => state.live.run);
  const batches = useMemo(() => shownBatches(run, filter, text), [run, filter, text]);
  return (
    <div ref={setBox} className="thin-scroll @container h-full overflow-y-auto">
      <div className="sticky top-0 z-10 flex items-center gap-2 border-b border-line bg-surface px-4 py-2 sm:px-5">
        <Segmented label="Which batches" value={filter} onValueChange={setFilter} options={FILTERS} />
        <Input type="search" aria-label="Find a batch" placeholder="Find a batch" value={text} onChange={(event) => setText(event.target.value)} className="max-w-56" />
      </div>
      {batches.length === 0 ? (
        <EmptyState icon={<SearchX />} title="No such batch">
          {text === "" ? "Nothing stands like this at the moment." : "No batch has this in its title."}
        </EmptyState>
      ) : (
        <BatchTable box={box} batches={batches} chosen={chosen} onOpen={onOpen} />
      )}
    </div>
  );
}

interface BatchTableProps extends BatchListProps {
  /** What scrolls. */
  readonly box: HTMLDivElement | null;
  readonly batches: readonly BatchSpec[];
}

/** Draws only the rows near what is in sight: a run may have thousands, and each of them knows the time. */
function BatchTable({ box, batches, chosen, onOpen }: BatchTableProps) {
  // Its functions change without telling; nothing here remembers them from one rendering to the next.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({ count: batches.length, getScrollElement: () => box, estimateSize: () => ROW_PX, overscan: batches.length > LONG_LIST ? OVERSCAN.long : OVERSCAN.short, getItemKey: (index) => batches[index]?.id ?? index });
  const runners = useKnownRunners();
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <table aria-rowcount={batches.length + 1} className="w-full border-collapse text-sm max-lg:block">
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
        <Spacer height={above} />
        {items.map(({ index }) => {
          const spec = batches[index];
          return spec === undefined ? null : <BatchRow key={spec.id} ref={virtual.measureElement} index={index} spec={spec} runners={runners} chosen={spec.id === chosen} onOpen={onOpen} />;
        })}
        <Spacer height={below} />
      </tbody>
    </table>
  );
}

/** Stands for the rows that are not drawn. */
function Spacer({ height }: { readonly height: number }) {
  return height <= 0 ? null : (
    <tr aria-hidden style={{ height }} className="max-lg:block">
      <td aria-hidden colSpan={5} className="p-0" />
    </tr>
  );
}
