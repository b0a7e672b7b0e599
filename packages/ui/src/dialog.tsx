"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";

export interface DialogProps {
  readonly open: boolean;
  /** `null`: it stays until one of its own buttons is pressed, so it has no other way out. */
  readonly onOpenChange: ((open: boolean) => void) | null;
  readonly title: string;
  /** One or two sentences, read out when it opens. */
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  readonly width?: "sm" | "md" | "lg" | "xl";
}

const WIDTHS = { sm: "sm:max-w-sm", md: "sm:max-w-lg", lg: "sm:max-w-2xl", xl: "sm:max-w-4xl" } as const;

/** A window that wants an answer. Keeps the focus inside, closes on Escape where it may; on narrow screens it rises from below. */
export function Dialog({ open, onOpenChange, title, description, children, footer, width = "md" }: DialogProps) {
  return (
    <Radix.Root open={open} {...(onOpenChange === null ? {} : { onOpenChange })}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Radix.Content
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
          className={classNames(
            "fixed inset-x-0 bottom-0 z-40 flex max-h-[88dvh] animate-rise flex-col rounded-t-xl border border-line bg-surface shadow-modal outline-none",
            "sm:inset-auto sm:top-[12dvh] sm:left-1/2 sm:max-h-[76dvh] sm:w-[calc(100%-2rem)] sm:-translate-x-1/2 sm:rounded-xl",
            WIDTHS[width],
          )}
        >
          <header className="px-5 pt-4 pr-14 pb-3">
            <Radix.Title className="text-lg font-semibold text-balance">{title}</Radix.Title>
            {description === undefined ? null : <Radix.Description className="mt-1 text-sm text-muted">{description}</Radix.Description>}
          </header>
          {children === undefined ? null : <div className="thin-scroll min-h-0 flex-1 overflow-y-auto px-5 pb-4">{children}</div>}
          {footer === undefined ? null : <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>}
          {/* Last, so that the focus begins with what the window asks for. */}
          {onOpenChange === null ? null : (
            <Radix.Close asChild>
              <Button variant="ghost" size="sm" aria-label="Close" className="absolute top-4 right-3 aspect-square px-0">
                <X aria-hidden />
              </Button>
            </Radix.Close>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
