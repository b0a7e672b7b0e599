"use client";

import type { Analysis, Plan, ProblemPlace, TaskId } from "@planloom/scheduler";
import { Badge, Button, Notice, Skeleton, type Tab, Tabs, type Tone } from "@planloom/ui";
import { ChevronDown, ChevronUp } from "lucide-react";
import { memo, useState } from "react";
import type { Computed } from "../computing/computation.ts";
import { AdviceTab } from "./advice/advice-tab.tsx";
import { BatchesTab } from "./batches-tab.tsx";
import { CollisionsTab } from "./collisions-tab.tsx";
import { CriticalTab } from "./critical-tab.tsx";
import { ForecastTab } from "./forecast/forecast-tab.tsx";
import { GanttTab } from "./gantt-tab.tsx";
import { PairsTab } from "./pairs/pairs-tab.tsx";
import { PricesTab } from "./prices/prices-tab.tsx";
import { problemCountWords } from "./problem-words.ts";
import { ProblemsTab } from "./problems-tab.tsx";
import { WavesTab } from "./waves-tab.tsx";
import { WorkersTab } from "./workers/workers-tab.tsx";

export interface AnalysisPanelProps {
  /** `null` until the first analysis is there. */
  readonly computed: Computed<Analysis> | null;
  /** The plan has changed since. */
  readonly isStale: boolean;
  /** Why there is no newer analysis. */
  readonly failure: string | null;
  /** Shows the place on the canvas and in the inspector. */
  readonly onGo: (place: ProblemPlace) => void;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

type AnalysisTab = "problems" | "advice" | "waves" | "critical" | "collisions" | "batches" | "gantt" | "forecast" | "pairs" | "prices" | "workers";

/** Everything the scheduler says about the plan, in tabs. Fills its place and scrolls by itself. */
export function AnalysisPanel({ computed, isStale, failure, onGo, isOpen, onToggle }: AnalysisPanelProps) {
  return (
    <section aria-label="Analysis" aria-busy={isStale && computed !== null && failure === null} className="busy-line flex h-full min-h-0 flex-col bg-surface">
      {failure === null ? null : (
        <Notice tone="danger" className="m-2">
          The plan could not be analysed: {failure}. It is saved all the same; what stands here may be older.
        </Notice>
      )}
      {computed === null ? <Waiting /> : <AnalysisTabs plan={computed.plan} analysis={computed.value} onGo={onGo} isOpen={isOpen} onToggle={onToggle} />}
    </section>
  );
}

function Waiting() {
  return (
    <div role="status" className="flex flex-col gap-2 p-4">
      <p className="text-sm text-muted">Analysing the plan</p>
      <Skeleton className="h-4 w-2/3" />
      <Skeleton className="h-4 w-1/2" />
    </div>
  );
}

interface AnalysisTabsProps extends Pick<AnalysisPanelProps, "onGo" | "isOpen" | "onToggle"> {
  readonly plan: Plan;
  readonly analysis: Analysis;
}

/** Drawn again only for another analysis, not for every key. */
const AnalysisTabs = memo(function AnalysisTabs({ plan, analysis, onGo, isOpen, onToggle }: AnalysisTabsProps) {
  const [tab, setTab] = useState<AnalysisTab>("problems");
  const { problems, waves, conflicts } = analysis;
  const onTask = (id: TaskId) => onGo({ kind: "task", id });
  const open = conflicts.count.open;
  const shared = { plan, analysis, onTask };
  const tabs: readonly Tab<AnalysisTab>[] = [
    { id: "problems", label: "Problems", badge: <Count count={problems.length} words={problemCountWords(problems)} tone={problems.some(({ severity }) => severity === "error") ? "danger" : "warning"} />, content: <ProblemsTab plan={plan} problems={problems} onGo={onGo} /> },
    { id: "advice", label: "Advice", content: <AdviceTab plan={plan} /> },
    { id: "gantt", label: "Gantt", content: <GanttTab {...shared} /> },
    { id: "forecast", label: "Forecast", content: <ForecastTab plan={plan} plannedMinutes={analysis.schedule?.makespanMinutes ?? null} onTask={onTask} onGo={onGo} /> },
    { id: "prices", label: "Hold-ups", content: <PricesTab plan={plan} onTask={onTask} onGo={onGo} /> },
    { id: "workers", label: "Workers", content: <WorkersTab plan={plan} /> },
    { id: "waves", label: "Waves", badge: <Count count={waves.length} />, content: <WavesTab {...shared} /> },
    { id: "critical", label: "Critical path", content: <CriticalTab {...shared} /> },
    { id: "collisions", label: "Collisions", badge: <Count count={open} tone="warning" />, content: <CollisionsTab plan={plan} conflicts={conflicts} onTask={onTask} /> },
    { id: "pairs", label: "Independence", content: <PairsTab plan={plan} onTask={onTask} /> },
    { id: "batches", label: "Batches", content: <BatchesTab {...shared} /> },
  ];
  const toggle = (
    <Button size="sm" variant="ghost" aria-expanded={isOpen} onClick={() => onToggle(!isOpen)} className="max-lg:hidden">
      {isOpen ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />} {isOpen ? "Hide" : "Show"}
    </Button>
  );
  return <Tabs label="Analysis of the plan" tabs={tabs} value={tab} onValueChange={setTab} aside={toggle} className="flex-1" />;
});

interface CountProps {
  readonly count: number;
  /** What is counted, for screen readers. */
  readonly words?: string;
  readonly tone?: Tone;
}

function Count({ count, words, tone = "neutral" }: CountProps) {
  if (count === 0) return null;
  return (
    <Badge tone={tone} title={words} className="h-4 px-1.5">
      <span aria-hidden={words !== undefined}>{count}</span>
      {words === undefined ? null : <span className="sr-only">{words}</span>}
    </Badge>
  );
}
