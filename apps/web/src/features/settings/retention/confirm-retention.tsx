import { ConfirmDialog } from "@planloom/ui";

interface ConfirmRetentionProps {
  /** What would be removed; `null` for nothing. */
  readonly removes: string | null;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** Says what would be removed, and asks before it is. */
export function ConfirmRetention({ removes, onClose, onConfirm }: ConfirmRetentionProps) {
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title="Change what is kept?"
      description={removes === null ? "Nothing that is there now is old enough to be removed." : `Within the hour, this is removed for good: ${removes}.`}
      confirmLabel={removes === null ? "Change" : "Change and remove"}
      onConfirm={onConfirm}
      danger={removes !== null}
    />
  );
}
