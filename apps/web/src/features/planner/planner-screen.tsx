"use client";

import { type Plan, type ProblemPlace, streamId, type Task, type TaskId } from "@planloom/scheduler";
import { Button, Segmented } from "@planloom/ui";
import { type ComponentType, type ReactNode, useCallback, useDeferredValue, useRef, useState } from "react";
import { layOut } from "../../canvas/layout/lay-out.ts";
import { type CanvasHandle, type CanvasSelection, PlanCanvas, type TaskDecoration } from "../../canvas/plan-canvas.tsx";
import { BriefDialog } from "./brief/brief-dialog.tsx";
import { AnalysisPanel } from "./analysis/analysis-panel.tsx";
import { HeadlineNumbers } from "./analysis/headline-numbers.tsx";
import { useAnalysis } from "./computing/use-analysis.ts";
import { isTyped } from "./document/draft.ts";
import { ConflictDialog } from "./dialogs/conflict-dialog.tsx";
import { PickTask } from "./dialogs/pick-task.tsx";
import { Inspector } from "./inspector/inspector.tsx";
import { fieldOf } from "./inspector/reveal-field.ts";
import { newId } from "./new-id.ts";
import { useEdit, usePlanner } from "./planner-context.tsx";
import { PlannerToolbar } from "./planner-toolbar.tsx";
import { RestoredNotice } from "./restored-notice.tsx";
import { usePlanEditing } from "./use-editing.ts";
import { usePlannerKeys } from "./use-planner-keys.ts";
import { useSelection } from "./use-selection.ts";

type Part = "graph" | "details" | "analysis";

export interface PlannerScreenProps {
  /** Stands beside the name: what becomes of the changes. */
  readonly mark: ReactNode;
  /** Stands at the end of the toolbar; `onGo` leads to a place in the plan. */
  readonly action: ComponentType<{ readonly onGo: (place: ProblemPlace) => void }>;
  /** Stands above the plan. */
  readonly notice?: ReactNode;
  /** How tasks stand, where the plan is being run. */
  readonly decorate?: (id: TaskId) => TaskDecoration | null;
}

/** Drawing a plan: the graph, the details of what is chosen, and what the scheduler says about it as one types. */
export function PlannerScreen({ mark, action: Action, notice, decorate }: PlannerScreenProps) {
  const plan = usePlanner((state) => state.draft.plan);
  const deferred = useDeferredValue(plan);
  // What is typed into a field shows there first; gestures on the canvas show at once.
  const drawn = usePlanner((state) => isTyped(state.draft)) ? deferred : plan;
  const edit = useEdit();
  const { computed, failure } = useAnalysis(plan);
  const analysis = computed?.value ?? null;
  const isStale = computed?.plan !== plan;
  const isSearching = computed !== null && !isStale && !computed.isFinal && computed.value.schedule?.optimal === false;
  const [selection, select] = useSelection(plan);
  const [field, setField] = useState<string | null>(null);
  const [part, setPart] = useState<Part>("graph");
  const [isOpen, setOpen] = useState(true);
  const [picking, setPicking] = useState<"search" | "connect" | null>(null);
  const [brief, setBrief] = useState<TaskId | null>(null);
  const canvas = useRef<CanvasHandle>(null);
  const [startRename] = useState(() => (id: TaskId) => canvas.current?.startRename(id));
  const onSelect = useCallback(
    (next: CanvasSelection): void => {
      setField(null);
      select(next);
    },
    [select],
  );
  const editing = usePlanEditing({ selection, onSelect: select, startRename });
  const [chosen] = selection.tasks;

  const onGo = useCallback(
    (place: ProblemPlace): void => {
      setPart("details");
      setField(fieldOf(place));
      if (place.kind === "task") {
        select({ tasks: [place.id], dependency: null });
        canvas.current?.centre(place.id);
      } else if (place.kind === "dependency") {
        select({ tasks: [], dependency: { from: place.from, to: place.to } });
        canvas.current?.centre(place.to);
      } else select({ tasks: [], dependency: null });
    },
    [select],
  );
  const goToTask = (id: TaskId): void => {
    select({ tasks: [id], dependency: null });
    canvas.current?.centre(id);
  };
  const arrange = (): void => {
    edit([{ type: "move-tasks", positions: Object.fromEntries(layOut(plan)) }]);
    canvas.current?.fit();
  };
  const addStream = (): void => {
    const id = streamId(newId(`stream-${plan.streams.length + 1}`, plan.streams));
    edit([
      { type: "add-stream", stream: { id, name: `Stream ${plan.streams.length + 1}`, agent: null, patterns: [] } },
      ...selection.tasks.map((task) => ({ type: "change-task" as const, id: task, change: { stream: id } })),
    ]);
    select({ tasks: [], dependency: null });
    setPart("details");
  };
  const connect = (): void => {
    if (chosen !== undefined) setPicking("connect");
  };
  usePlannerKeys({
    n: () => editing.add("task", null),
    c: connect,
    b: () => {
      if (plan.tasks.some(({ id, kind }) => id === chosen && kind === "task")) setBrief(chosen ?? null);
    },
    l: arrange,
    "/": () => setPicking("search"),
    "ctrl+f": () => setPicking("search"),
    "!": () => canvas.current?.fit(),
    "ctrl+z": editing.undo,
    "ctrl+shift+z": editing.redo,
    "ctrl+y": editing.redo,
    "ctrl+a": () => select({ tasks: plan.tasks.map(({ id }) => id), dependency: null }),
    escape: () => select({ tasks: [], dependency: null }),
    f2: () => (chosen === undefined ? undefined : startRename(chosen)),
    delete: editing.deleteSelection,
  });

  const inspector = <Inspector selection={selection} analysis={analysis} onSelect={onSelect} onBrief={setBrief} field={field} />;
  const panel = <AnalysisPanel computed={computed} isStale={isStale} failure={failure} onGo={onGo} isOpen={isOpen} onToggle={setOpen} />;

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PlannerToolbar
        onAddTask={() => editing.add("task", null)}
        onAddSync={() => editing.add("sync", null)}
        onAddStream={addStream}
        onConnect={connect}
        canConnect={chosen !== undefined}
        onLayOut={arrange}
        onFit={() => canvas.current?.fit()}
        onSearch={() => setPicking("search")}
        onSettings={() => onGo({ kind: "settings", field: "" })}
        mark={mark}
        action={<Action onGo={onGo} />}
      />
      {notice}
      <RestoredNotice />
      <HeadlineNumbers analysis={analysis} isStale={isStale} isSearching={isSearching} className="shrink-0 border-b border-line bg-surface px-4 py-1.5" />
      <div className="border-b border-line bg-surface px-3 py-1.5 lg:hidden">
        <Segmented
          label="Part of the planner"
          value={part}
          onValueChange={setPart}
          options={[
            { value: "graph", label: "Graph" },
            { value: "details", label: "Details" },
            { value: "analysis", label: "Analysis" },
          ]}
        />
      </div>
      <div className="flex min-h-0 flex-1">
        <div className={`flex min-w-0 flex-1 flex-col ${part === "details" ? "max-lg:hidden" : ""}`}>
          <section aria-label="Graph" className={`relative min-h-0 flex-1 bg-backdrop ${part === "graph" ? "" : "max-lg:hidden"}`}>
            <PlanCanvas plan={drawn} analysis={analysis} selection={selection} onSelect={onSelect} editing={editing} handle={canvas} {...(decorate === undefined ? {} : { decorate })} />
            {plan.tasks.length === 0 ? <Empty onAdd={() => editing.add("task", null)} /> : null}
          </section>
          <div className={`shrink-0 border-t border-line max-lg:min-h-0 max-lg:flex-1 ${part === "analysis" ? "" : "max-lg:hidden"} ${isOpen ? "lg:h-[34%]" : "lg:h-10 lg:overflow-hidden"}`}>{panel}</div>
        </div>
        <aside aria-label="Details" className={`thin-scroll min-w-0 overflow-y-auto bg-surface lg:w-88 lg:shrink-0 lg:border-l lg:border-line ${part === "details" ? "max-lg:flex-1" : "max-lg:hidden"}`}>
          {inspector}
        </aside>
      </div>
      {brief === null ? null : <BriefDialog task={brief} onClose={() => setBrief(null)} />}
      <ConflictDialog />
      <PickTask open={picking === "search"} onClose={() => setPicking(null)} title="Find a task" tasks={picking === "search" ? plan.tasks : []} onPick={goToTask} />
      <PickTask
        open={picking === "connect" && chosen !== undefined}
        onClose={() => setPicking(null)}
        title={`What comes after ${plan.tasks.find(({ id }) => id === chosen)?.title ?? "this task"}?`}
        tasks={picking === "connect" ? tasksToConnect(plan, chosen) : []}
        onPick={(id) => (chosen === undefined ? undefined : editing.connect(chosen, id))}
      />
    </div>
  );
}

/** All that do not come after it already. */
function tasksToConnect({ tasks, dependencies }: Plan, from: TaskId | undefined): readonly Task[] {
  const after = new Set(dependencies.filter((dependency) => dependency.from === from).map(({ to }) => to));
  return tasks.filter(({ id }) => id !== from && !after.has(id));
}

function Empty({ onAdd }: { readonly onAdd: () => void }) {
  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center p-6">
      <div className="pointer-events-auto max-w-sm rounded-xl border border-line bg-surface p-6 text-center shadow-float">
        <h2 className="text-lg font-semibold">Nothing is planned yet</h2>
        <p className="mt-1.5 text-sm text-muted">Add the first task here, double-click where it should stand, or press N. Connect tasks by dragging from the edge of one to the next.</p>
        <Button variant="primary" className="mt-4" onClick={onAdd}>
          Add the first task
        </Button>
      </div>
    </div>
  );
}
