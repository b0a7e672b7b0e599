"use client";

import { type Batch, type BatchId, type BatchSpec, liveAttempt } from "@planloom/scheduler";
import { Button, ConfirmDialog, IconButton, Menu, MenuItem } from "@planloom/ui";
import { CircleStop, ClipboardCheck, Ellipsis, Hand, History, ListEnd, type LucideIcon, RotateCcw, ScrollText, SkipForward, Undo2 } from "lucide-react";
import { useState } from "react";
import { useRunState } from "../live/run-context.tsx";
import { SendBackDialog } from "../desk/send-back-dialog.tsx";
import type { DetailTab } from "../run-place.ts";
import { RestartDialog } from "../restart/restart-dialog.tsx";
import { useDecide } from "../use-decide.ts";
import { type BatchAction, batchActions } from "../view/batch-actions.ts";

const LOOKS: Readonly<Record<BatchAction, { readonly label: string; readonly icon: LucideIcon }>> = {
  "check-in": { label: "Check in", icon: ClipboardCheck },
  take: { label: "Take", icon: Hand },
  finish: { label: "Done", icon: ListEnd },
  retry: { label: "Retry", icon: RotateCcw },
  restart: { label: "Restart from here", icon: History },
  "send-back": { label: "Send back", icon: Undo2 },
  skip: { label: "Skip", icon: SkipForward },
  stop: { label: "Stop", icon: CircleStop },
  log: { label: "Open log", icon: ScrollText },
};
const ORDER: readonly BatchAction[] = ["check-in", "take", "finish", "retry", "log", "send-back", "restart", "skip", "stop"];
/** Shown as a button; the others are in the menu. */
const DIRECT: readonly BatchAction[] = ["check-in", "take", "finish", "retry"];
/** Questions asked before an action that cannot be taken back. */
const QUESTIONS: Partial<Record<BatchAction, { readonly title: (what: string) => string; readonly description: string; readonly danger: boolean }>> = {
  stop: { title: (what) => `Stop ${what}?`, description: "Its processes are ended, and what it has done so far is not accepted. It can be retried later.", danger: true },
  skip: { title: (what) => `Skip ${what}?`, description: "What depends on it starts without it, as if it had been accepted. Its outputs will be missing.", danger: false },
};

export interface BatchActionsProps {
  readonly spec: BatchSpec;
  readonly batch: Batch;
  readonly onOpen: (batch: BatchId, tab: DetailTab) => void;
  /** Stands beside the parts of the batch, so what only leads to one of them is left out. */
  readonly opened?: boolean;
}

const LEADING: readonly BatchAction[] = ["check-in", "take", "finish", "log"];

/** What can be done about a batch: the next step as a button, the rest in a menu. */
export function BatchActions({ spec, batch, onOpen, opened = false }: BatchActionsProps) {
  const actions = useRunState(({ live: { run } }) => batchActions(run, spec, batch).join(" "));
  const { decide, pending } = useDecide();
  const [asking, setAsking] = useState<BatchAction | null>(null);
  const possible = ORDER.filter((action) => actions.split(" ").includes(action) && !(opened && LEADING.includes(action)));
  const direct = possible.find((action) => DIRECT.includes(action) && !(action === "retry" && batch.phase.kind === "skipped"));
  const others = possible.filter((action) => action !== direct);
  const question = asking === null ? undefined : QUESTIONS[asking];

  const act = (action: BatchAction) => {
    if (QUESTIONS[action] !== undefined || action === "restart" || action === "send-back") setAsking(action);
    else void carryOut(action);
  };
  const carryOut = async (action: BatchAction): Promise<void> => {
    const attempt = liveAttempt(batch);
    if (action === "retry" || action === "skip") await decide({ kind: action, batch: spec.id });
    else if ((action === "stop" || action === "take") && attempt !== null) await decide({ kind: action, attempt });
    else onOpen(spec.id, action === "log" ? "log" : "check-in");
  };

  return (
    <div className="inline-flex items-center gap-1">
      {direct === undefined ? null : <ActionButton action={direct} disabled={pending} onClick={() => act(direct)} />}
      {others.length === 0 ? null : (
        <Menu trigger={<IconButton size="sm" label={`More actions for ${spec.title}`} icon={<Ellipsis aria-hidden />} />}>
          {others.map((action) => {
            const { label, icon: Icon } = LOOKS[action];
            return (
              <MenuItem key={action} icon={<Icon aria-hidden />} danger={action === "stop"} onSelect={() => act(action)}>
                {label}
              </MenuItem>
            );
          })}
        </Menu>
      )}
      {asking === "restart" ? <RestartDialog spec={spec} batch={batch} onClose={() => setAsking(null)} /> : null}
      {asking === "send-back" ? <SendBackDialog spec={spec} batch={batch} onClose={() => setAsking(null)} /> : null}
      {question === undefined || asking === null ? null : (
        <ConfirmDialog
          open
          onOpenChange={() => setAsking(null)}
          title={question.title(spec.title)}
          description={question.description}
          confirmLabel={LOOKS[asking].label}
          danger={question.danger}
          onConfirm={() => void carryOut(asking)}
        />
      )}
    </div>
  );
}

function ActionButton({ action, disabled, onClick }: { readonly action: BatchAction; readonly disabled: boolean; readonly onClick: () => void }) {
  const { label, icon: Icon } = LOOKS[action];
  return (
    <Button size="sm" disabled={disabled} onClick={onClick}>
      <Icon aria-hidden /> {label}
    </Button>
  );
}
