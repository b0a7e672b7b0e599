import { classNames, minutesWords, Progress } from "@planloom/ui";
import { Handle, type NodeProps, Position } from "@xyflow/react";
import { BadgeCheck, Flag, Layers, ListPlus, Terminal, UserCheck } from "lucide-react";
import { memo } from "react";
import type { TaskDecoration } from "./canvas-types.ts";
import type { TaskFlowNode, TaskNodeData } from "./canvas-nodes.ts";
import { GatePill } from "./gate-pill.tsx";
import { TaskTitle } from "./task-title.tsx";
import { useIsFar } from "./use-is-far.ts";

const TONE: Readonly<Record<TaskDecoration["tone"], string>> = {
  neutral: "border-line",
  info: "border-info",
  good: "border-success",
  warn: "border-warning",
  bad: "border-danger",
  muted: "border-line opacity-70",
};

const WORD: Readonly<Record<TaskDecoration["tone"], string>> = {
  neutral: "text-muted",
  info: "text-info-ink",
  good: "text-success-ink",
  warn: "text-warning-ink",
  bad: "text-danger-ink",
  muted: "text-muted",
};

const POLICY: Readonly<Record<TaskNodeData["policy"], { readonly icon: typeof Terminal; readonly word: string }>> = {
  command: { icon: Terminal, word: "accepted by its command" },
  person: { icon: UserCheck, word: "accepted by a person" },
  both: { icon: BadgeCheck, word: "accepted by its command and a person" },
};

/** A task: its title, who does it, how long it takes, how urgent it is, and on a run how it stands. From afar its title, large. */
export const TaskNode = memo(function TaskNode({ id, data, selected }: NodeProps<TaskFlowNode>) {
  const { decoration, isOnCycle } = data;
  const isCritical = data.isCritical && decoration === null;
  const isFar = useIsFar() && !data.isNamed;
  return (
    <div
      className={classNames(
        "task-node relative flex h-full w-full flex-col rounded-lg border bg-surface px-3 py-2 text-left shadow-sm transition-shadow",
        decoration === null ? (isOnCycle ? "border-danger" : isCritical ? "border-accent" : "border-line-strong") : TONE[decoration.tone],
        data.isFallback && "border-dashed",
        selected && "ring-2 ring-accent",
      )}
    >
      <Handle type="target" position={Position.Left} isConnectable={data.isEditable} className="task-handle" />
      {isFar ? (
        <FarTitle data={data} />
      ) : (
        <>
          <TaskTitle id={id} title={data.title} isNamed={data.isNamed} />
          <p className="mt-0.5 flex items-center gap-2 text-2xs text-muted">
            <span className="truncate">{data.agent ?? "Nobody yet"}</span>
            {data.race === null ? null : <RaceMark name={data.race} />}
          </p>
          <GatePill words={data.gate} />
          {decoration === null ? <Facts data={data} /> : <Standing decoration={decoration} />}
        </>
      )}
      <Handle type="source" position={Position.Right} isConnectable={data.isEditable} className="task-handle" />
    </div>
  );
});

function FarTitle({ data: { title, decoration, gate, race } }: { readonly data: TaskNodeData }) {
  const flow = [race === null ? null : `race ${race}`, gate].filter((words) => words !== null).join(", ");
  return (
    <div className="flex h-full min-w-0 items-center gap-2">
      {decoration === null ? null : <span className={classNames("shrink-0 [&_svg]:size-7", WORD[decoration.tone])}>{decoration.icon}</span>}
      <div className="min-w-0">
        <p className={classNames("text-xl leading-[1.15] font-medium wrap-anywhere text-ink", flow === "" ? "line-clamp-3" : "line-clamp-2")}>{title}</p>
        {flow === "" ? null : <p className="truncate text-lg leading-tight text-info-ink">{flow}</p>}
      </div>
    </div>
  );
}

function RaceMark({ name }: { readonly name: string }) {
  return (
    <span title={`In the race ${name}: the first that is accepted wins`} className="ml-auto flex min-w-0 shrink-0 items-center gap-1 font-medium text-info-ink">
      <Flag aria-hidden className="size-3 shrink-0" />
      <span className="max-w-24 truncate">race {name}</span>
    </span>
  );
}

function Facts({ data }: { readonly data: TaskNodeData }) {
  const Policy = POLICY[data.policy].icon;
  return (
    <p className="mt-auto flex items-center gap-2 text-2xs text-muted tabular-nums">
      <span className="font-medium text-ink">{minutesWords(data.minutes)}</span>
      {data.batches > 1 ? (
        <span className="flex items-center gap-0.5" title={`Cut into ${data.batches} batches`}>
          <Layers aria-hidden className="size-3" />
          {data.batches}
        </span>
      ) : null}
      <span title={POLICY[data.policy].word}>
        <Policy aria-hidden className="size-3" />
      </span>
      {data.expands ? (
        <span title="May return tasks that join the run">
          <ListPlus role="img" aria-label="may return tasks" className="size-3" />
        </span>
      ) : null}
      <span className={classNames("ml-auto", data.isOnCycle ? "text-danger-ink" : data.isCritical && "font-medium text-accent-ink")}>
        {data.isOnCycle ? "in a circle" : data.isFallback ? "fallback" : data.isCritical ? "critical" : data.slack === null ? "" : `${minutesWords(data.slack)} slack`}
      </span>
    </p>
  );
}

function Standing({ decoration }: { readonly decoration: TaskDecoration }) {
  return (
    <div className="mt-auto">
      <p className={classNames("flex items-center gap-1.5 text-2xs font-medium", WORD[decoration.tone])}>
        {decoration.icon}
        <span className="shrink-0">{decoration.word}</span>
        {decoration.detail === null ? null : <span className="ml-auto truncate font-normal text-muted tabular-nums">{decoration.detail}</span>}
      </p>
      {decoration.progress === null ? null : <Progress value={decoration.progress} label={decoration.word} className="mt-1" />}
    </div>
  );
}
