"use client";

import { AlertDialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The question, such as `Stop run 12?`. */
  readonly title: string;
  /** What will happen, and what cannot be taken back. */
  readonly description: ReactNode;
  /** The verb of the question, such as `Stop run`. */
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly danger?: boolean;
}

/** Asks before something that cannot be taken back. Focus starts on Cancel, so Enter alone does no harm. */
export function ConfirmDialog({ open, onOpenChange, title, description, confirmLabel, onConfirm, danger = false }: ConfirmDialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 animate-appear bg-scrim" />
        <Radix.Content className="fixed top-[20dvh] left-1/2 z-50 w-[calc(100%-2rem)] max-w-md -translate-x-1/2 animate-appear rounded-xl border border-line bg-surface p-5 shadow-modal">
          <Radix.Title className="text-lg font-semibold text-balance">{title}</Radix.Title>
          <Radix.Description asChild>
            <div className="mt-1.5 text-sm text-muted">{description}</div>
          </Radix.Description>
          <div className="mt-5 flex justify-end gap-2">
            <Radix.Cancel asChild>
              <Button>Cancel</Button>
            </Radix.Cancel>
            <Radix.Action asChild>
              <Button variant={danger ? "danger" : "primary"} onClick={onConfirm}>
                {confirmLabel}
              </Button>
            </Radix.Action>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
