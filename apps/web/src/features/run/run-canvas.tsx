"use client";

import type { BatchId, TaskId } from "@planloom/scheduler";
import { classNames, Spinner, type Status, STATUS_LOOK, StatusIcon } from "@planloom/ui";
import { type RefObject, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { type CanvasHandle, type CanvasSelection, PlanCanvas, type TaskDecoration } from "../../canvas/plan-canvas.tsx";
import { useRunState } from "./live/run-context.tsx";
import "./run-canvas.css";
import type { DetailTab } from "./run-place.ts";
import { startTab } from "./view/start-tab.ts";
import { type TaskStanding, taskStandings } from "./view/task-standing.ts";

/** From so many tasks on, an overview is worth the room that it takes. */
const MANY_TASKS = 40;
const LARGE_PLAN = 500;

export interface RunCanvasProps {
  readonly chosen: BatchId | null;
  readonly onOpen: (batch: BatchId, tab: DetailTab) => void;
}

/** Of a large plan, everything else of the page comes first: what is laid out and drawn of it takes a moment. */
export function RunCanvas(props: RunCanvasProps) {
  const isLarge = useRunState((state) => state.live.plan.tasks.length > LARGE_PLAN);
  const isDue = useDeferredValue(true, !isLarge);
  if (isDue) return <RunGraph {...props} />;
  return (
    <div className="flex h-full items-center justify-center">
      <Spinner label="Drawing the graph" />
    </div>
  );
}

/** The graph of the plan with the live standing of every task, seen whole again when tasks join or leave. Choosing a task opens the batch its standing comes from. */
function RunGraph({ chosen, onOpen }: RunCanvasProps) {
  const plan = useRunState((state) => state.live.plan);
  const run = useRunState((state) => state.live.run);
  const standings = useMemo(() => taskStandings(run), [run]);
  const task = run.spec.batches.find((spec) => spec.id === chosen)?.task;
  const selection = useMemo<CanvasSelection>(() => ({ tasks: task === undefined ? [] : [task], dependency: null }), [task]);
  const [decorationOf] = useState(decorator);
  const decorate = useCallback((id: TaskId) => decorationOf(standings.get(id)), [standings, decorationOf]);

  const canvas = useRef<CanvasHandle>(null);
  const box = useFitToFrame(canvas);
  const shown = useRef(plan.tasks);
  useEffect(() => {
    if (shown.current === plan.tasks) return;
    shown.current = plan.tasks;
    canvas.current?.fit();
  }, [plan.tasks]);

  const open = (id: TaskId) => {
    const spec = standings.get(id)?.batch;
    const batch = spec === undefined ? undefined : run.batches[spec.id];
    if (spec !== undefined && batch !== undefined) onOpen(spec.id, startTab(spec, batch));
  };
  const select = ({ tasks }: CanvasSelection) => {
    const [only] = tasks;
    if (tasks.length === 1 && only !== undefined && only !== task) open(only);
  };

  return (
    <div ref={box} className={classNames("h-full", plan.tasks.length < MANY_TASKS && "small-graph")}>
      <PlanCanvas plan={plan} analysis={null} selection={selection} onSelect={select} decorate={decorate} onOpen={open} handle={canvas} />
    </div>
  );
}

/** Shows the whole graph again whenever its frame has another size: a batch is opened beside it, or a strip comes above it. */
function useFitToFrame(canvas: RefObject<CanvasHandle | null>): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current === null) return;
    let frame = 0;
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      // One frame later the canvas itself knows its new size.
      frame = requestAnimationFrame(() => canvas.current?.fit());
    });
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [canvas]);
  return box;
}

const TONES: Readonly<Record<Status, TaskDecoration["tone"]>> = {
  created: "neutral",
  waiting: "neutral",
  offered: "info",
  backoff: "warn",
  delayed: "neutral",
  running: "info",
  person: "warn",
  checking: "warn",
  accepted: "good",
  blocked: "bad",
  failed: "bad",
  skipped: "muted",
  stopping: "warn",
  stopped: "muted",
  pausing: "warn",
  paused: "warn",
  rework: "warn",
  "handed-back": "warn",
  "rate-limited": "warn",
  beaten: "muted",
  "not-needed": "muted",
};

/** Tasks that stand alike look alike: the very same decoration, so that among thousands the few that changed are found quickly. */
function decorator(): (standing: TaskStanding | undefined) => TaskDecoration | null {
  const known = new Map<string, TaskDecoration>();
  return (standing) => {
    if (standing === undefined) return null;
    const { status, progress, words, blocker } = standing;
    const key = `${status} ${words} ${blocker}`;
    const decoration = known.get(key) ?? { tone: TONES[status], icon: <StatusIcon status={status} bare />, word: STATUS_LOOK[status].word, progress: words === null ? null : progress, detail: blocker ?? words };
    known.set(key, decoration);
    return decoration;
  };
}
