"use client";

import type { BatchId } from "@planloom/scheduler";
import { Badge, Cover, IconButton, StatusBadge, Tabs } from "@planloom/ui";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { BatchActions } from "../batches/batch-actions.tsx";
import { BatchTime } from "../batches/batch-time.tsx";
import { BriefTab } from "../briefs/brief-tab.tsx";
import { useRunState } from "../live/run-context.tsx";
import type { RunPlaceControl } from "../use-run-place.ts";
import { batchStatus } from "../view/batch-status.ts";
import { hasLog } from "../view/has-log.ts";
import { PacketTab } from "../summary/packet-tab.tsx";
import { CheckInTab } from "./check-in-tab.tsx";
import { LogTab } from "./log-tab.tsx";
import { TaskTab } from "./task-tab.tsx";
import { useFocusKept } from "../use-focus-kept.ts";

export interface BatchDetailProps {
  readonly batch: BatchId;
  readonly control: RunPlaceControl;
  /** Covers the page instead of standing beside it. */
  readonly narrow: boolean;
}

/** Everything about one batch, beside the list or, where there is no room, over it. Escape closes it. */
export function BatchDetail({ batch, control, narrow }: BatchDetailProps) {
  const exists = useRunState((state) => state.live.run.batches[batch] !== undefined);
  if (!exists) return null;
  if (!narrow) return <SidePanel batch={batch} control={control} />;
  return (
    <Cover title={`Batch ${batch}`} onClose={control.closeBatch} data-batch-detail>
      <DetailBody batch={batch} control={control} narrow />
    </Cover>
  );
}

function SidePanel({ batch, control }: Omit<BatchDetailProps, "narrow">) {
  const { closeBatch } = control;
  const panel = useRef<HTMLElement>(null);
  useFocusKept(panel, () => panel.current);
  // Who opens a batch by the keyboard goes on in it, and comes back to where they were.
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isHere = event.target instanceof Node && panel.current?.contains(event.target) === true;
      if (event.key === "Escape" && isHere && !event.defaultPrevented) closeBatch();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [closeBatch]);
  return (
    <aside ref={panel} tabIndex={-1} aria-label="The chosen batch" className="flex w-[clamp(26rem,36vw,44rem)] shrink-0 animate-appear flex-col border-l border-line bg-surface outline-none">
      <DetailBody batch={batch} control={control} narrow={false} />
    </aside>
  );
}

function DetailBody({ batch: id, control: { place, go, openBatch, closeBatch }, narrow }: BatchDetailProps) {
  const batch = useRunState((state) => state.live.run.batches[id]);
  const spec = useRunState((state) => state.live.run.spec.batches.find((candidate) => candidate.id === id));
  if (batch === undefined || spec === undefined) return null;
  // On a narrow screen the batch covers the board.
  const openEntry = (item: string): void => go({ view: "board", item, ...(narrow ? { batch: null, attempt: null } : {}) });
  const tabs = [
    { id: "check-in" as const, label: "Check-in", content: <CheckInTab spec={spec} batch={batch} onReadLog={(attempt) => go({ tab: "log", attempt })} /> },
    ...(!hasLog(spec) ? [] : [{ id: "log" as const, label: "Log", content: <LogTab spec={spec} batch={batch} attempt={place.attempt} onAttempt={(attempt) => go({ attempt })} /> }]),
    ...(spec.work === "none" ? [] : [{ id: "brief" as const, label: "Brief", content: <BriefTab key={id} spec={spec} attempt={place.tab === "brief" ? place.attempt : null} onAttempt={(attempt) => go({ attempt })} onEntry={openEntry} /> }]),
    ...(spec.work === "none" ? [{ id: "packet" as const, label: "Packet", content: <PacketTab spec={spec} /> }] : []),
    { id: "task" as const, label: "Task", content: <TaskTab spec={spec} /> },
  ];
  return (
    <>
      <header className="shrink-0 px-4 pt-3 pb-2">
        <div className="flex items-start gap-2">
          <h2 className="min-w-0 flex-1 text-lg font-semibold text-balance wrap-anywhere">{spec.title}</h2>
          <IconButton size="sm" label="Close" shortcut="Esc" icon={<X aria-hidden />} onClick={closeBatch} />
        </div>
        <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-2">
          <StatusBadge status={batchStatus(batch)} />
          {batch.attempts.length > 1 ? <Badge tone="warning">Attempt {batch.attempts.length}</Badge> : null}
          <BatchTime spec={spec} batch={batch} />
          <div className="ml-auto">
            <BatchActions spec={spec} batch={batch} onOpen={openBatch} opened />
          </div>
        </div>
      </header>
      <Tabs
        label="Parts of the batch"
        tabs={tabs}
        value={tabs.some((tab) => tab.id === place.tab) ? place.tab : "check-in"}
        onValueChange={(tab) => go({ tab })}
        className="min-h-0 flex-1"
      />
    </>
  );
}
