import { type Analysis, type Conflict, type Dependency, describeConflict, type Plan, type TaskId } from "@planloom/scheduler";
import { type Edge, MarkerType } from "@xyflow/react";
import type { CanvasSelection } from "./canvas-types.ts";
import { taskWords } from "./task-words.ts";

export type CanvasEdge = Edge<{ readonly label: string }, "default" | "collision">;

interface EdgesContent {
  readonly plan: Plan;
  readonly analysis: Analysis | null;
  readonly selection: CanvasSelection;
}

export interface CanvasEdges {
  readonly edges: readonly CanvasEdge[];
  /** How many collisions there are besides those drawn. */
  readonly collisionsLeftOut: number;
}

/** More lines than this would hide the graph: then only those of the chosen tasks are drawn, and of these no more either. */
const MOST_COLLISIONS = 60;

const LABEL_PADDING: [x: number, y: number] = [6, 2];
const MARKERS = { cycle: "var(--danger)", critical: "var(--accent)", plain: "var(--line-strong)" };

/**
 * The dependencies by kind, those on a circle and on the critical path marked, and over them the collisions that no
 * dependency keeps apart. O(dependencies + collisions drawn).
 */
export function canvasEdges({ plan, analysis, selection }: EdgesContent): CanvasEdges {
  const critical = pairsAlong(analysis?.criticalPath ?? [], "open");
  const cyclic = new Set((analysis?.cycles ?? []).flatMap((cycle) => [...pairsAlong(cycle, "round")]));
  const { titleOf } = taskWords(plan);
  const dependencies = plan.dependencies.map(({ from, to, kind }): CanvasEdge => {
    const pair = edgeId({ from, to });
    const look = cyclic.has(pair) ? "cycle" : critical.has(pair) ? "critical" : "plain";
    return {
      id: pair,
      source: from,
      target: to,
      className: `dependency dependency-${kind} dependency-is-${look}`,
      selected: selection.dependency?.from === from && selection.dependency.to === to,
      markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: MARKERS[look] },
      ...(kind === "on-failure" ? { label: "if it fails", labelShowBg: true, labelBgPadding: LABEL_PADDING, labelBgBorderRadius: 4 } : {}),
      ariaLabel: `${kind === "on-failure" ? `${titleOf(to)} waits for ${titleOf(from)} to fail` : `${titleOf(to)} needs ${titleOf(from)} (${kind})`}${look === "critical" ? ", critical" : ""}${look === "cycle" ? ", part of a circle" : ""}`,
    };
  });
  const collisions = openCollisions(plan, analysis);
  const chosen = new Set(selection.tasks);
  const isOfChosen = ({ first, second }: Conflict): boolean => chosen.has(first) || chosen.has(second);
  const drawn = collisions.length <= MOST_COLLISIONS ? collisions : collisions.filter(isOfChosen).slice(0, MOST_COLLISIONS);
  const unlisted = analysis === null ? 0 : analysis.conflicts.count.pairs - analysis.conflicts.shown.length;
  return { edges: [...dependencies, ...drawn.map((conflict) => collisionEdge(plan, conflict))], collisionsLeftOut: collisions.length - drawn.length + unlisted };
}

/** What an edge of React Flow that stands for a dependency is called. */
export function edgeId({ from, to }: Pick<Dependency, "from" | "to">): string {
  return `${from} ${to}`;
}

/**
 * Files only: tasks that merely share a resource wait for each other by its capacity, which is what a resource is for,
 * and the list of conflicts tells them.
 */
function openCollisions(plan: Plan, analysis: Analysis | null): Conflict[] {
  const known = new Set(plan.tasks.map(({ id }) => id));
  return (analysis?.conflicts.shown ?? [])
    // The analysis may be a moment older than the plan.
    .filter(({ first, second }) => known.has(first) && known.has(second))
    .filter(({ ordered, reasons }) => !ordered && reasons.some(({ kind }) => kind === "file"));
}

function collisionEdge(plan: Plan, conflict: Conflict): CanvasEdge {
  const { first, second } = conflict;
  return { id: `collision ${edgeId({ from: first, to: second })}`, source: first, target: second, type: "collision", data: { label: describeConflict(plan, conflict) }, selectable: false, focusable: false };
}

function pairsAlong(path: readonly TaskId[], shape: "open" | "round"): Set<string> {
  return new Set(
    path.flatMap((from, index) => {
      const to = path[index + 1] ?? (shape === "round" ? path[0] : undefined);
      return to === undefined ? [] : [edgeId({ from, to })];
    }),
  );
}
