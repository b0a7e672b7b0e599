"use client";

import { writePlanFile } from "@planloom/formats";
import type { Plan } from "@planloom/scheduler";
import { Button, IconButton, Menu, MenuItem, MenuSeparator } from "@planloom/ui";
import { ArrowRightFromLine, Bot, Download, Ellipsis, LayoutGrid, Merge, Plus, Redo2, Rows3, Scan, Search, Settings2, Undo2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { saveFile } from "../../shell/save-file.ts";
import { AgentFilesDialog } from "./dialogs/agent-files-dialog.tsx";
import { PlanName } from "./plan-name.tsx";
import { useOpenPlan, usePlanner } from "./planner-context.tsx";

export interface PlannerToolbarProps {
  readonly onAddTask: () => void;
  readonly onAddSync: () => void;
  readonly onAddStream: () => void;
  readonly onConnect: () => void;
  readonly canConnect: boolean;
  readonly onLayOut: () => void;
  readonly onFit: () => void;
  readonly onSearch: () => void;
  readonly onSettings: () => void;
  /** Says what becomes of the changes. */
  readonly mark: ReactNode;
  /** What is done with the plan in the end. */
  readonly action: ReactNode;
}

/** What can be done with the plan as a whole. */
export function PlannerToolbar(actions: PlannerToolbarProps) {
  const { store } = useOpenPlan();
  const canUndo = usePlanner((state) => state.draft.past.length > 0);
  const [showsAgentFiles, setShowsAgentFiles] = useState(false);
  const canRedo = usePlanner((state) => state.draft.future.length > 0);
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1.5 border-b border-line bg-surface px-3 py-2 sm:px-4">
      <div className="flex min-w-0 flex-1 basis-56 items-center gap-3">
        <h1 className="min-w-0 flex-1">
          <PlanName />
        </h1>
        {actions.mark}
      </div>
      <div role="toolbar" aria-label="Draw" className="flex items-center gap-0.5">
        <Button size="sm" onClick={actions.onAddTask} aria-keyshortcuts="n">
          <Plus aria-hidden /> Add task
        </Button>
        <IconButton label="Undo" shortcut="Ctrl+Z" icon={<Undo2 />} disabled={!canUndo} onClick={() => store.getState().undo()} />
        <IconButton label="Redo" shortcut="Ctrl+Shift+Z" icon={<Redo2 />} disabled={!canRedo} onClick={() => store.getState().redo()} />
        <IconButton label="Connect" shortcut="C" icon={<ArrowRightFromLine />} disabled={!actions.canConnect} onClick={actions.onConnect} className="max-sm:hidden" />
        <IconButton label="Automatic layout" shortcut="L" icon={<LayoutGrid />} onClick={actions.onLayOut} className="max-sm:hidden" />
        <IconButton label="Fit into view" shortcut="Shift+1" icon={<Scan />} onClick={actions.onFit} className="max-sm:hidden" />
        <IconButton label="Find a task" shortcut="/" icon={<Search />} onClick={actions.onSearch} />
        <IconButton label="Plan settings" icon={<Settings2 />} onClick={actions.onSettings} />
        <Menu trigger={<IconButton label="More" icon={<Ellipsis />} />}>
          <MenuItem icon={<Rows3 />} onSelect={actions.onAddStream}>
            Add stream
          </MenuItem>
          <MenuItem icon={<Merge />} onSelect={actions.onAddSync}>
            Add sync point
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<ArrowRightFromLine />} shortcut="C" disabled={!actions.canConnect} onSelect={actions.onConnect}>
            Connect the chosen task
          </MenuItem>
          <MenuItem icon={<LayoutGrid />} shortcut="L" onSelect={actions.onLayOut}>
            Automatic layout
          </MenuItem>
          <MenuItem icon={<Scan />} shortcut="Shift+1" onSelect={actions.onFit}>
            Fit into view
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<Download />} onSelect={() => download(store.getState().draft.plan)}>
            Export as YAML
          </MenuItem>
          <MenuItem icon={<Bot />} onSelect={() => setShowsAgentFiles(true)}>
            Files for agents
          </MenuItem>
        </Menu>
      </div>
      {actions.action}
      {showsAgentFiles ? <AgentFilesDialog plan={store.getState().draft.plan} onClose={() => setShowsAgentFiles(false)} /> : null}
    </header>
  );
}

function download(plan: Plan): void {
  saveFile(writePlanFile(plan), { name: `${plan.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-") || "plan"}.yaml`, type: "application/yaml" });
}
