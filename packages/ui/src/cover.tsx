"use client";

import { Dialog as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface CoverProps extends Omit<ComponentProps<typeof Radix.Content>, "title"> {
  /** Its name for screen readers; what is seen as a heading is part of the children. */
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Covers the whole page on narrow screens, where a wide one has a panel. Keeps the focus inside, closes on Escape. */
export function Cover({ title, onClose, className, children, ...props }: CoverProps) {
  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Portal>
        <Radix.Content aria-describedby={undefined} onOpenAutoFocus={focusWhole} className={classNames("fixed inset-0 z-40 flex animate-rise flex-col bg-surface outline-none", className)} {...props}>
          <Radix.Title className="sr-only">{title}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Begins at the top, where the heading is read out, instead of on the first button. */
function focusWhole(event: Event): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  event.currentTarget.focus();
}
