import { ConfirmDialog } from "@planloom/ui";
import type { Runner } from "./runner-line.ts";

interface ConfirmProps {
  readonly runner: Runner;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** Asks before a runner gets nothing new. */
export function DrainDialog({ runner: { name, busy }, onClose, onConfirm }: ConfirmProps) {
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`Drain ${name}?`}
      description={busy === 0 ? "It gets no work until you resume it." : `It finishes the ${countOf(busy)} it has and gets nothing new until you resume it.`}
      confirmLabel="Drain"
      onConfirm={onConfirm}
    />
  );
}

/** Asks before a runner is let in no more. */
export function RemoveDialog({ runner: { name, busy }, onClose, onConfirm }: ConfirmProps) {
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`Remove ${name}?`}
      description={
        busy === 0
          ? "Its token ends, and it is let in no more. Runs still name it."
          : `Its token ends at once. The ${countOf(busy)} it has ${busy === 1 ? "is" : "are"} given up and done again by another runner in about a minute. To let it finish first, drain it.`
      }
      confirmLabel="Remove"
      onConfirm={onConfirm}
      danger
    />
  );
}

const countOf = (busy: number): string => (busy === 1 ? "one batch" : `${busy} batches`);
