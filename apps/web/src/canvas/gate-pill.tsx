import { GitMerge } from "lucide-react";

/** How a task starts, on the upper edge of its node, where that is not simply after all it needs. */
export function GatePill({ words }: { readonly words: string | null }) {
  if (words === null) return null;
  return (
    <span title={words} className="absolute -top-2.5 left-2 flex max-w-[calc(100%-1rem)] items-center gap-1 rounded-full border border-line-strong bg-raised px-1.5 text-2xs leading-4 text-ink">
      <GitMerge aria-hidden className="size-2.5 shrink-0 text-muted" />
      <span className="truncate">{words}</span>
    </span>
  );
}
