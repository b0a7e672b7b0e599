import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

export interface ScrollBoxProps extends Omit<ComponentProps<"section">, "tabIndex"> {
  /** What it holds. */
  readonly "aria-label": string;
}

/** A part of the page that scrolls by itself and holds nothing to press; can be reached and scrolled by the keyboard. */
export function ScrollBox({ className, children, ...props }: ScrollBoxProps) {
  return (
    // Safari lets nobody scroll by the keyboard what cannot take the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section tabIndex={0} className={classNames("thin-scroll overflow-auto -outline-offset-2", className)} {...props}>
      {children}
    </section>
  );
}
