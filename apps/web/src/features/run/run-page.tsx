"use client";

import { Button, type Tab, Tabs } from "@planloom/ui";
import { ChevronDown, ChevronUp } from "lucide-react";
import { useCallback, useRef } from "react";
import { ActivityList } from "./activity-list.tsx";
import { BatchList } from "./batches/batch-list.tsx";
import { BlockerCount } from "./blockers/blocker-count.tsx";
import { BlockerTab } from "./blockers/blocker-tab.tsx";
import { BoardCount } from "./board/board-count.tsx";
import { BoardTab } from "./board/board-tab.tsx";
import { ContractCount } from "./contracts/contract-count.tsx";
import { ContractTab } from "./contracts/contract-tab.tsx";
import { BatchDetail } from "./detail/batch-detail.tsx";
import { ErrorCount } from "./errors/error-count.tsx";
import { ErrorList } from "./errors/error-list.tsx";
import { LockList } from "./locks/lock-list.tsx";
import { NeedsYouStrip } from "./needs-you-strip.tsx";
import { PauseStrip } from "./pause/pause-strip.tsx";
import { RunCanvas } from "./run-canvas.tsx";
import { RunHeader } from "./run-header.tsx";
import type { RunView } from "./run-place.ts";
import { ReportTab } from "./summary/report-tab.tsx";
import { SummaryTab } from "./summary/summary-tab.tsx";
import { TimelineChart } from "./timeline-chart.tsx";
import { useFocusKept } from "./use-focus-kept.ts";
import { useIsNarrow } from "./use-is-narrow.ts";
import { useRunPlace } from "./use-run-place.ts";

/** Everything about one run: what it needs of people, the graph, its batches, and the one that was opened. */
export function RunPage() {
  const control = useRunPlace();
  const { place, go } = control;
  const narrow = useIsNarrow();
  const openItem = useCallback((item: string | null) => go({ item }), [go]);
  const page = useRef<HTMLDivElement>(null);
  useFocusKept(page, () => page.current?.querySelector<HTMLElement>("[role=tab][aria-selected=true]"));
  const graph = <RunCanvas chosen={place.batch} onOpen={control.openBatch} />;
  const tabs: Tab<RunView>[] = [
    ...(narrow ? [{ id: "graph" as const, label: "Graph", content: <div className="h-full">{graph}</div> }] : []),
    { id: "batches", label: "Batches", content: <BatchList chosen={place.batch} onOpen={control.openBatch} /> },
    { id: "summary", label: "Summary", content: <SummaryTab /> },
    { id: "errors", label: "Errors", badge: <ErrorCount />, content: <ErrorList onOpen={control.openBatch} /> },
    { id: "locks", label: "Locks", content: <LockList onOpen={control.openBatch} /> },
    { id: "timeline", label: "Timeline", content: <TimelineChart onOpen={control.openBatch} /> },
    { id: "board", label: "Board", badge: <BoardCount />, content: <BoardTab control={control} /> },
    { id: "report", label: "Report", content: <ReportTab onOpen={control.openBatch} /> },
    { id: "contracts", label: "Contracts", badge: <ContractCount />, content: <ContractTab item={place.item} onItem={openItem} onOpen={control.openBatch} /> },
    { id: "blockers", label: "Blockers", badge: <BlockerCount />, content: <BlockerTab item={place.item} onItem={openItem} onOpen={control.openBatch} onEntry={(item) => go({ view: "board", item })} /> },
    { id: "activity", label: "Activity", content: <ActivityList onOpen={control.openBatch} /> },
  ];
  const view = !narrow && place.view === "graph" ? "batches" : place.view;

  return (
    <div ref={page} className="flex min-h-0 flex-1 flex-col">
      <RunHeader />
      <PauseStrip />
      <NeedsYouStrip narrow={narrow} onOpen={control.openBatch} onView={(next, item) => go({ view: next, item })} />
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          {narrow || !place.graph ? null : (
            <section aria-label="Graph" className="h-[40%] min-h-56 shrink-0 border-b border-line bg-backdrop">
              {graph}
            </section>
          )}
          <Tabs label="Views of the run" tabs={tabs} value={view} onValueChange={(next) => go({ view: next, item: null })} aside={narrow ? undefined : <GraphToggle isShown={place.graph} onChange={(shown) => go({ graph: shown })} />} className="flex-1 bg-surface" />
        </div>
        {place.batch === null ? null : <BatchDetail key={place.batch} batch={place.batch} control={control} narrow={narrow} />}
      </div>
    </div>
  );
}

/** Gives the views all the room, or the graph its part of it. */
function GraphToggle({ isShown, onChange }: { readonly isShown: boolean; readonly onChange: (shown: boolean) => void }) {
  return (
    <Button variant="ghost" size="sm" aria-expanded={isShown} onClick={() => onChange(!isShown)}>
      {isShown ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />} {isShown ? "Hide graph" : "Show graph"}
    </Button>
  );
}
