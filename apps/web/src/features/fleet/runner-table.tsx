"use client";

import { Badge, Button, classNames, Menu, MenuItem, MenuSeparator, Progress, Tooltip, useNow } from "@planloom/ui";
import { Ban, CircleCheck, CircleDashed, CirclePause, Ellipsis, Pencil, Play, Power, Trash2, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { type Runner, runnerLine, type RunnerLine } from "./runner-line.ts";

export interface RunnerMenuActions {
  readonly onDrain: (runner: Runner) => void;
  readonly onResume: (runner: Runner) => void;
  readonly onChange: (runner: Runner) => void;
  readonly onRemove: (runner: Runner) => void;
}

interface RunnerTableProps {
  readonly runners: readonly Runner[];
  /** `null` for those who may only look. */
  readonly actions: RunnerMenuActions | null;
}

const CELL = "py-3 pr-4 align-middle max-lg:p-0";

/** Runners as a table, as cards where there is no room for one. */
export function RunnerTable({ runners, actions }: RunnerTableProps) {
  const now = useNow(true);
  return (
    <div className="overflow-hidden rounded-xl border border-line bg-surface shadow-card">
      <table className="w-full border-collapse text-sm max-lg:block">
        <thead className="border-b border-line bg-sunken/60 text-left text-2xs text-faint max-lg:sr-only">
          <tr>
            <th scope="col" className="py-2 pl-5 font-medium">Runner</th>
            <th scope="col" className="w-36 py-2 font-medium">State</th>
            <th scope="col" className="w-44 py-2 font-medium">Working on</th>
            <th scope="col" className="w-28 py-2 font-medium">Processes</th>
            <th scope="col" className="w-24 py-2 font-medium">Version</th>
            <th scope="col" className="w-28 py-2 font-medium">Last heard</th>
            <th scope="col" className="w-12 py-2"><span className="sr-only">Actions</span></th>
          </tr>
        </thead>
        <tbody className="max-lg:block">
          {runners.map((runner) => (
            <RunnerRow key={runner.id} runner={runner} line={runnerLine(runner, now)} actions={actions} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RunnerRow({ runner, line, actions }: { readonly runner: Runner; readonly line: RunnerLine; readonly actions: RunnerMenuActions | null }) {
  return (
    <tr className="relative border-b border-line last:border-b-0 max-lg:flex max-lg:flex-wrap max-lg:items-center max-lg:gap-x-3 max-lg:gap-y-2 max-lg:px-4 max-lg:py-3">
      <th scope="row" className="py-3 pr-4 pl-5 text-left align-middle font-normal max-lg:w-full max-lg:p-0 max-lg:pr-10">
        <span className="font-medium wrap-anywhere">{runner.name}</span>
        <Labels runner={runner} />
      </th>
      <td className={CELL}>
        <Standing standing={line.standing} />
      </td>
      <td className={CELL}>
        <div className="flex items-center gap-2.5">
          <Progress label={`Places of ${runner.name} in use`} value={line.load} tone="info" className="w-20 max-lg:w-16" />
          <span className="text-xs whitespace-nowrap text-muted tabular-nums">{line.loadWords}</span>
        </div>
      </td>
      <td className={classNames(CELL, "text-xs whitespace-nowrap text-muted", line.kill === null && "max-lg:hidden")}>
        {line.kill === null ? (
          "–"
        ) : (
          <Explained meaning={line.kill.meaning}>
            <span className="underline decoration-dotted underline-offset-3">{line.kill.word}</span>
          </Explained>
        )}
      </td>
      <td className={classNames(CELL, "text-xs text-muted", runner.version === "" && "max-lg:hidden")}>{runner.version === "" ? "–" : runner.version}</td>
      <td className={`${CELL} text-xs whitespace-nowrap text-muted`}>
        {line.lastSeen}
        {line.clock === null ? null : <span className="block text-warning-ink">{line.clock}</span>}
      </td>
      <td className="py-3 pr-3 text-right align-middle max-lg:absolute max-lg:top-2 max-lg:right-2 max-lg:p-0">{actions === null ? null : <RunnerMenu runner={runner} actions={actions} />}</td>
    </tr>
  );
}

const ICONS: Readonly<Record<string, ReactNode>> = {
  Online: <CircleCheck aria-hidden />,
  Draining: <CirclePause aria-hidden />,
  Drained: <Ban aria-hidden />,
  Silent: <TriangleAlert aria-hidden />,
  "Shut down": <Power aria-hidden />,
};

function Standing({ standing: { word, tone, meaning } }: Pick<RunnerLine, "standing">) {
  return (
    <Explained meaning={meaning}>
      <Badge tone={tone} icon={ICONS[word] ?? <CircleDashed aria-hidden />}>
        {word}
      </Badge>
    </Explained>
  );
}

/** Something whose meaning is told to whoever points at it or comes to it by key. */
function Explained({ meaning, children }: { readonly meaning: string; readonly children: ReactNode }) {
  return (
    <Tooltip content={meaning}>
      <button type="button" className="cursor-help rounded-full">
        {children}
      </button>
    </Tooltip>
  );
}

function Labels({ runner: { labels, declared } }: { readonly runner: Runner }) {
  const said = declared.filter((label) => !labels.includes(label));
  if (labels.length === 0 && said.length === 0) return null;
  return (
    <span className="mt-1 flex flex-wrap items-center gap-1">
      {labels.map((label) => (
        <Badge key={label} tone="accent">
          {label}
        </Badge>
      ))}
      {said.length === 0 ? null : <span className="text-2xs text-faint">says of itself: {said.join(", ")}</span>}
    </span>
  );
}

function RunnerMenu({ runner, actions }: { readonly runner: Runner; readonly actions: RunnerMenuActions }) {
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="sm" aria-label={`More for ${runner.name}`} className="aspect-square px-0">
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      <MenuItem icon={<Pencil aria-hidden />} onSelect={() => actions.onChange(runner)}>
        Labels and places…
      </MenuItem>
      {runner.draining ? (
        <MenuItem icon={<Play aria-hidden />} onSelect={() => actions.onResume(runner)}>
          Resume
        </MenuItem>
      ) : (
        <MenuItem icon={<CirclePause aria-hidden />} onSelect={() => actions.onDrain(runner)}>
          Drain…
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={() => actions.onRemove(runner)}>
        Remove…
      </MenuItem>
    </Menu>
  );
}
