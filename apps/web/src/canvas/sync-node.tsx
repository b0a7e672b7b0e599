import { classNames } from "@planloom/ui";
import { Handle, type NodeProps, Position } from "@xyflow/react";
import { Merge } from "lucide-react";
import { memo } from "react";
import type { TaskFlowNode } from "./canvas-nodes.ts";
import { GatePill } from "./gate-pill.tsx";
import { TaskTitle } from "./task-title.tsx";
import { useIsFar } from "./use-is-far.ts";

/** A sync point: everything before it comes together here before anything behind it starts. */
export const SyncNode = memo(function SyncNode({ id, data, selected }: NodeProps<TaskFlowNode>) {
  const isDone = data.decoration?.tone === "good";
  const isFar = useIsFar() && !data.isNamed;
  return (
    <div
      className={classNames(
        "task-node relative flex h-full w-full items-center gap-2 rounded-full border bg-sunken px-4",
        isDone ? "border-success" : data.isOnCycle ? "border-danger" : data.isCritical && data.decoration === null ? "border-accent" : "border-line-strong",
        data.isFallback && "border-dashed",
        selected && "ring-2 ring-accent",
      )}
    >
      <Handle type="target" position={Position.Left} isConnectable={data.isEditable} className="task-handle" />
      <GatePill words={isFar ? null : data.gate} />
      {data.decoration?.icon ?? <Merge aria-hidden className="size-3.5 shrink-0 text-muted" />}
      <div className="min-w-0 flex-1">
        {isFar ? <p className="truncate text-base font-medium text-ink">{data.gate === null ? data.title : `${data.title}: ${data.gate}`}</p> : <TaskTitle id={id} title={data.title} isNamed={data.isNamed} />}
      </div>
      <Handle type="source" position={Position.Right} isConnectable={data.isEditable} className="task-handle" />
    </div>
  );
});
