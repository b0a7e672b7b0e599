import type { CanvasEdge } from "../canvas-edges.ts";
import type { TaskFlowNode } from "../canvas-nodes.ts";

/** How a task is tinted from afar: by its standing on a run, else by what the analysis says of it. */
export type BoxLook = "plain" | "critical" | "cycle" | "info" | "good" | "warn" | "bad" | "muted" | "chosen";
export type LinkLook = "plain" | "critical" | "cycle" | "collision";

export interface SceneBox {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly look: BoxLook;
}

/** A line from the middle of one right side to the middle of one left side. */
export interface SceneLink {
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
  readonly look: LinkLook;
}

/** What is drawn of a large plan from afar, in the pixels of the graph. */
export interface OverviewScene {
  readonly boxes: readonly SceneBox[];
  readonly links: readonly SceneLink[];
}

/** The tasks as boxes and the dependencies as lines. O(tasks + dependencies). */
export function overviewScene(tasks: readonly TaskFlowNode[], edges: readonly CanvasEdge[]): OverviewScene {
  const boxes = new Map(tasks.map((node) => [node.id, { id: node.id, ...node.position, width: node.width ?? 0, height: node.height ?? 0, look: boxLook(node) }]));
  const links = edges.flatMap(({ source, target, type, className = "" }): SceneLink[] => {
    const [from, to] = [boxes.get(source), boxes.get(target)];
    if (from === undefined || to === undefined) return [];
    const look = type === "collision" ? "collision" : className.includes("is-cycle") ? "cycle" : className.includes("is-critical") ? "critical" : "plain";
    return [{ fromX: from.x + from.width, fromY: from.y + from.height / 2, toX: to.x, toY: to.y + to.height / 2, look }];
  });
  return { boxes: [...boxes.values()], links };
}

/** The box at a point of the graph; the last drawn where several lie there. */
export function boxAt({ boxes }: OverviewScene, { x, y }: { readonly x: number; readonly y: number }): SceneBox | null {
  return boxes.findLast((box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height) ?? null;
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

/** The boxes that reach into the rectangle between two corners. */
export function boxesBetween({ boxes }: OverviewScene, one: Corner, other: Corner): readonly SceneBox[] {
  const [left, right, top, bottom] = [Math.min(one.x, other.x), Math.max(one.x, other.x), Math.min(one.y, other.y), Math.max(one.y, other.y)];
  return boxes.filter((box) => box.x <= right && box.x + box.width >= left && box.y <= bottom && box.y + box.height >= top);
}

function boxLook({ selected, data: { decoration, isOnCycle, isCritical } }: TaskFlowNode): BoxLook {
  if (selected === true) return "chosen";
  if (decoration !== null) return decoration.tone === "neutral" ? "plain" : decoration.tone;
  return isOnCycle ? "cycle" : isCritical ? "critical" : "plain";
}
