"use client";

import type { Analysis, Plan, ProblemPlace, TaskId } from "@planloom/scheduler";
import { Badge, classNames, type Tab, Tabs, type Tone } from "@planloom/ui";
import { type ReactNode, useState } from "react";
import { BatchesTab } from "./batches-tab.tsx";
import { CollisionsTab } from "./collisions-tab.tsx";
import { CriticalTab } from "./critical-tab.tsx";
import { GanttTab } from "./gantt-tab.tsx";
import { problemCountWords } from "./problem-words.ts";
import { ProblemsTab } from "./problems-tab.tsx";
import { WavesTab } from "./waves-tab.tsx";

export interface AnalysisPanelProps {
  readonly plan: Plan;
  /** Must have been computed from `plan`, or from a draft a moment older while `isStale`. */
  readonly analysis: Analysis;
  readonly isStale: boolean;
  /** Shows the place on the canvas and in the inspector. */
  readonly onGo: (place: ProblemPlace) => void;
  /** Stands at the end of the row of tabs. */
  readonly aside?: ReactNode;
}

type AnalysisTab = "problems" | "waves" | "critical" | "collisions" | "batches" | "gantt";

/** Everything the scheduler says about the plan, in tabs. Fills its place and scrolls by itself. */
export function AnalysisPanel({ plan, analysis, isStale, onGo, aside }: AnalysisPanelProps) {
  const [tab, setTab] = useState<AnalysisTab>("problems");
  const { problems, waves, conflicts } = analysis;
  const onTask = (id: TaskId) => onGo({ kind: "task", id });
  const open = conflicts.filter(({ ordered }) => !ordered).length;
  const shared = { plan, analysis, onTask };
  const tabs: readonly Tab<AnalysisTab>[] = [
    { id: "problems", label: "Problems", badge: <Count count={problems.length} words={problemCountWords(problems)} tone={problems.some(({ severity }) => severity === "error") ? "danger" : "warning"} />, content: <ProblemsTab plan={plan} problems={problems} onGo={onGo} /> },
    { id: "gantt", label: "Gantt", content: <GanttTab {...shared} /> },
    { id: "waves", label: "Waves", badge: <Count count={waves.length} />, content: <WavesTab {...shared} /> },
    { id: "critical", label: "Critical path", content: <CriticalTab {...shared} /> },
    { id: "collisions", label: "Collisions", badge: <Count count={open} tone="warning" />, content: <CollisionsTab plan={plan} conflicts={conflicts} onTask={onTask} /> },
    { id: "batches", label: "Batches", content: <BatchesTab {...shared} /> },
  ];
  return (
    <section aria-label="Analysis" aria-busy={isStale} className="flex h-full min-h-0 flex-col bg-surface">
      <Tabs label="Analysis of the plan" tabs={tabs} value={tab} onValueChange={setTab} aside={aside} className="flex-1" contentClassName={classNames("transition-opacity", isStale && "opacity-50")} />
    </section>
  );
}

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
