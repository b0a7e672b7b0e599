"use client";

import { IconButton, Input } from "@planloom/ui";
import { ArrowDownToLine, ChevronDown, ChevronUp, Copy, Download, WrapText } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { matchWords } from "./log-search.ts";
import type { LogSearchControl } from "./use-log-search.ts";

export interface LogToolbarProps {
  readonly choice: ReactNode;
  readonly search: LogSearchControl;
  readonly searchField: Ref<HTMLInputElement>;
  readonly onStep: (by: 1 | -1) => void;
  readonly follow: boolean;
  readonly onFollow: (follow: boolean) => void;
  readonly wrap: boolean;
  readonly onWrap: (wrap: boolean) => void;
  readonly onCopy: () => void;
  readonly downloadHref: string;
}

/** The controls of a log: which attempt, search, follow, wrap, copy, download. */
export function LogToolbar({ choice, search, searchField, onStep, follow, onFollow, wrap, onWrap, onCopy, downloadHref }: LogToolbarProps) {
  return (
    <div role="toolbar" aria-label="Log" className="flex flex-wrap items-center gap-x-2 gap-y-1.5 border-b border-line px-3 py-2">
      {choice}
      <search className="flex min-w-56 flex-1 items-center gap-0.5">
        <div className="relative min-w-0 flex-1">
          <Input
            ref={searchField}
            type="search"
            aria-label="Search in the log"
            placeholder="Search"
            value={search.query}
            className="pr-20"
            onChange={(event) => search.setQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter") onStep(event.shiftKey ? -1 : 1);
              if (event.key === "Escape" && search.query !== "") {
                // The first Escape empties the field; only the next one closes what the log stands in.
                event.preventDefault();
                event.stopPropagation();
                search.setQuery("");
              }
            }}
          />
          <output className="pointer-events-none absolute top-1/2 right-7 -translate-y-1/2 text-2xs text-faint tabular-nums">
            {search.query === "" ? "" : matchWords(search.search, search.index)}
          </output>
        </div>
        <IconButton size="sm" label="Match before" shortcut="Shift+Enter" icon={<ChevronUp aria-hidden />} disabled={search.search.matches.length === 0} onClick={() => onStep(-1)} />
        <IconButton size="sm" label="Next match" shortcut="Enter" icon={<ChevronDown aria-hidden />} disabled={search.search.matches.length === 0} onClick={() => onStep(1)} />
      </search>
      <div className="ml-auto flex items-center gap-0.5">
        <Toggle label="Follow what is new" on={follow} onChange={onFollow} icon={<ArrowDownToLine aria-hidden />} />
        <Toggle label="Wrap long lines" on={wrap} onChange={onWrap} icon={<WrapText aria-hidden />} />
        <IconButton size="sm" label="Copy the log" icon={<Copy aria-hidden />} onClick={onCopy} />
        <IconButton size="sm" label="Download the log" icon={<Download aria-hidden />} onClick={() => window.location.assign(downloadHref)} />
      </div>
    </div>
  );
}

function Toggle({ label, on, onChange, icon }: { readonly label: string; readonly on: boolean; readonly onChange: (on: boolean) => void; readonly icon: ReactNode }) {
  return <IconButton size="sm" label={label} icon={icon} aria-pressed={on} className={on ? "bg-accent-soft text-accent-ink hover:bg-accent-soft hover:text-accent-ink" : ""} onClick={() => onChange(!on)} />;
}
