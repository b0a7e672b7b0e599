import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

const BOX =
  "w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-base text-ink placeholder:text-faint transition-colors hover:border-faint focus:border-accent focus:outline-2 focus:outline-offset-0 focus:outline-accent/35 disabled:opacity-55 aria-invalid:border-danger sm:text-sm dark:bg-sunken";

/** One line of text or a number. */
export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input autoComplete="off" className={classNames(BOX, "h-8", className)} {...props} />;
}

/** Several lines; grows with its text where the browser can. `mono` for commands and globs. */
export function Textarea({ className, mono = false, rows = 3, ...props }: ComponentProps<"textarea"> & { readonly mono?: boolean }) {
  return (
    <textarea
      rows={rows}
      spellCheck={!mono}
      className={classNames(BOX, "thin-scroll field-sizing-content max-h-80 resize-y py-1.5 leading-normal", mono && "font-mono text-sm sm:text-xs", className)}
      style={{ minHeight: `${rows * 1.25 + 0.85}rem` }}
      {...props}
    />
  );
}

/** One of a few. The browser's own list, which every phone and screen reader knows. */
export function Select({ className, children, ...props }: ComponentProps<"select">) {
  return (
    <span className={classNames("relative block min-w-0", className)}>
      <select className={classNames(BOX, "h-8 appearance-none truncate pr-7")} {...props}>
        {children}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-2 right-2 size-4 text-faint" />
    </span>
  );
}
