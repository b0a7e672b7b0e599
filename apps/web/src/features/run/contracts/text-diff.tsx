import { classNames } from "@planloom/ui";
import { diffLines } from "diff";
import { useMemo } from "react";

interface DiffLine {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** Lines that did not change are shown so far around those that did. */
const AROUND = 3;
const SIGNS = { same: " ", added: "+", removed: "−" } as const;
const SAID = { same: "", added: "Added: ", removed: "Removed: " } as const;

/** What changed from one text to another, line by line; signs and words say it, and colours besides. */
export function TextDiff({ before, after, label }: { readonly before: string; readonly after: string; readonly label: string }) {
  const lines = useMemo(() => nearChanges(linesOf(before, after)), [before, after]);
  return (
    <div role="region" aria-label={label} className="thin-scroll max-h-80 overflow-auto rounded-md border border-line bg-sunken/50 py-1.5 font-mono text-xs">
      {lines.every(({ kind }) => kind === "same") ? <p className="px-3 text-muted">Nothing changed.</p> : null}
      {lines.map(({ kind, text }, index) => (
        <div key={index} className={classNames("flex min-w-fit px-3 whitespace-pre-wrap", kind === "added" && "bg-success-soft text-success-ink", kind === "removed" && "bg-danger-soft text-danger-ink")}>
          <span aria-hidden className="w-4 shrink-0 select-none">
            {SIGNS[kind]}
          </span>
          <span className="sr-only">{SAID[kind]}</span>
          <span className="min-w-0 break-words">{text === "" ? " " : text}</span>
        </div>
      ))}
    </div>
  );
}

function linesOf(before: string, after: string): readonly DiffLine[] {
  return diffLines(ended(before), ended(after)).flatMap(({ value, added, removed }) =>
    value
      .replace(/\n$/, "")
      .split("\n")
      .map((text): DiffLine => ({ kind: added ? "added" : removed ? "removed" : "same", text })),
  );
}

/** A last line without its break would count as another one than the same line with it. */
const ended = (text: string): string => (text === "" || text.endsWith("\n") ? text : `${text}\n`);

function nearChanges(lines: readonly DiffLine[]): readonly DiffLine[] {
  const changed = lines.flatMap(({ kind }, index) => (kind === "same" ? [] : [index]));
  const isNear = new Set(changed.flatMap((index) => Array.from({ length: AROUND * 2 + 1 }, (_, offset) => index + offset - AROUND)));
  return lines.flatMap((line, index): DiffLine[] => {
    if (isNear.has(index) || lines.length <= AROUND * 4) return [line];
    return index > 0 && !isNear.has(index - 1) ? [] : [{ kind: "same", text: "…" }];
  });
}
