import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { SOFT_TONE, type Tone } from "./tone.ts";

export interface BadgeProps extends ComponentProps<"span"> {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
}

/** A short word on a quiet ground. */
export function Badge({ tone = "neutral", icon, className, children, ...props }: BadgeProps) {
  return (
    <span
      className={classNames(
        "inline-flex h-5 w-fit shrink-0 items-center gap-1 rounded-full px-2 text-2xs font-medium whitespace-nowrap tabular-nums [&_svg]:size-3 [&_svg]:shrink-0",
        SOFT_TONE[tone],
        className,
      )}
      {...props}
    >
      {icon}
      {children}
    </span>
  );
}
