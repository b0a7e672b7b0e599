import { EdgeLabelRenderer, type EdgeProps, getStraightPath } from "@xyflow/react";
import { TriangleAlert } from "lucide-react";
import { memo } from "react";
import type { CanvasEdge } from "./canvas-elements.ts";

/** Two tasks that touch the same file: a dashed line with a sign; the sign says why. */
export const CollisionEdge = memo(function CollisionEdge({ id, sourceX, sourceY, targetX, targetY, data }: EdgeProps<CanvasEdge>) {
  const [path, x, y] = getStraightPath({ sourceX, sourceY, targetX, targetY });
  return (
    <>
      <path id={id} d={path} className="collision-line" fill="none" />
      <EdgeLabelRenderer>
        <div
          className="group pointer-events-auto absolute grid size-5 place-items-center rounded-full border border-danger bg-danger-soft text-danger-ink"
          style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
          title={data?.label}
        >
          <TriangleAlert aria-hidden className="size-3" />
          <span className="pointer-events-none absolute bottom-full left-1/2 z-10 mb-1.5 hidden w-56 -translate-x-1/2 rounded-md border border-line bg-raised px-2.5 py-1.5 text-xs text-ink shadow-float group-hover:block">{data?.label}</span>
        </div>
      </EdgeLabelRenderer>
    </>
  );
});
