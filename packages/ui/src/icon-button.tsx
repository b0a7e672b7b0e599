import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { Tooltip } from "./tooltip.tsx";

export interface IconButtonProps extends Omit<ButtonProps, "children" | "aria-label" | "asChild"> {
  /** Its name, read out and shown on hover. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Shown beside the name, such as `Ctrl+Z`. */
  readonly shortcut?: string;
  readonly tooltipSide?: "top" | "right" | "bottom" | "left";
}

/** A square button with an icon; its name is in the tooltip and for screen readers. */
export function IconButton({ label, icon, shortcut, size = "md", variant = "ghost", tooltipSide = "bottom", className, ...props }: IconButtonProps) {
  return (
    <Tooltip content={label} side={tooltipSide} {...(shortcut === undefined ? {} : { shortcut })}>
      <Button aria-label={label} size={size} variant={variant} className={classNames("aspect-square px-0", className)} {...props}>
        {icon}
      </Button>
    </Tooltip>
  );
}
