import { classNames } from "@planloom/ui";
import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { LaneFlowNode } from "./canvas-nodes.ts";
import { useIsFar } from "./use-is-far.ts";

const TINTS = ["bg-accent-soft/40 border-accent/25", "bg-success-soft/45 border-success/25", "bg-person-soft/40 border-person/25", "bg-info-soft/45 border-info/25", "bg-warning-soft/40 border-warning/25"] as const;

/** A stream: a tinted box behind its tasks, with its name. */
export const LaneNode = memo(function LaneNode({ data: { lane } }: NodeProps<LaneFlowNode>) {
  const isFar = useIsFar();
  return (
    <div className={classNames("pointer-events-none h-full w-full rounded-xl border border-dashed", TINTS[lane.index % TINTS.length])}>
      <p className={classNames("truncate px-3 pt-1.5 font-semibold tracking-wide text-muted", isFar ? "text-2xl leading-8" : "text-xs")}>{lane.name}</p>
    </div>
  );
});
