import { EdgeLabelRenderer, type EdgeProps, getStraightPath, useStore } from "@xyflow/react";
import { TriangleAlert } from "lucide-react";
import { memo } from "react";
import type { CanvasEdge } from "./canvas-edges.ts";

/**
 * Two tasks that touch the same file: a dashed line with a sign that says why when it is pointed at or has the focus.
 * Pressing the sign is a click on the edge.
 */
export const CollisionEdge = memo(function CollisionEdge({ id, sourceX, sourceY, targetX, targetY, data }: EdgeProps<CanvasEdge>) {
  const [path, x, y] = getStraightPath({ sourceX, sourceY, targetX, targetY });
  return (
    <>
      <path id={id} d={path} className="collision-line" fill="none" />
      <EdgeLabelRenderer>
        <button
          type="button"
          aria-label={data?.label}
          className="nodrag nopan group pointer-events-auto absolute grid size-6 place-items-center rounded-full border border-danger bg-danger-soft text-danger-ink"
          style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
        >
          <TriangleAlert aria-hidden className="size-3" />
          <Reason label={data?.label} />
        </button>
      </EdgeLabelRenderer>
    </>
  );
});

/** As large as other words are, however far the graph is away. */
function Reason({ label }: { readonly label: string | undefined }) {
  const zoom = useStore(({ transform }) => transform[2]);
  return (
    <span
      className="pointer-events-none absolute bottom-full left-1/2 mb-1.5 hidden w-56 origin-bottom rounded-md border border-line bg-raised px-2.5 py-1.5 text-left text-xs text-ink shadow-float group-hover:block group-focus-visible:block"
      style={{ transform: `translateX(-50%) scale(${1 / zoom})` }}
    >
      {label}
    </span>
  );
}
