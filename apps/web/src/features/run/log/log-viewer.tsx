"use client";

import type { Attempt } from "@planloom/scheduler";
import { classNames, ScrollBox } from "@planloom/ui";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { toast } from "sonner";
import { useAttemptLog, useRunState } from "../live/run-context.tsx";
import { LogLineText } from "./log-line-text.tsx";
import type { LogMatch } from "./log-search.ts";
import { LogToolbar } from "./log-toolbar.tsx";
import { useLogSearch } from "./use-log-search.ts";

const LINE_PX = 18;
/** How near to its end a log counts as scrolled to the end. */
const END_PX = 8;
const NO_MATCHES: readonly LogMatch[] = [];

export interface LogViewerProps {
  readonly attempt: Attempt;
  /** Whose log it is. */
  readonly title: string;
  readonly choice: ReactNode;
}

/** The log of one attempt, live. Only the lines in sight are drawn, so that 50,000 of them scroll as smoothly as 50. */
export function LogViewer({ attempt, title, choice }: LogViewerProps) {
  const run = useRunState((state) => state.live.summary.id);
  const log = useAttemptLog(attempt.id);
  const search = useLogSearch(log);
  const [follow, setFollow] = useState(true);
  const [wrap, setWrap] = useState(false);
  const box = useRef<HTMLElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const lastTop = useRef(0);
  const whole = useFindKey(() => searchField.current?.select());

  const lines = log?.text.lines ?? [];
  const open = log?.text.openLine ?? null;
  const dropped = log?.text.dropped ?? 0;
  const count = lines.length + (open === null ? 0 : 1);
  // Its functions change without telling; nothing here remembers them from one rendering to the next.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({ count, getScrollElement: () => box.current, estimateSize: () => LINE_PX, overscan: 16, getItemKey: (index) => index + dropped });
  const matchesOf = useMemo(() => groupByLine(search.search.matches), [search.search.matches]);

  useLayoutEffect(() => {
    if (follow && count > 0) virtual.scrollToIndex(count - 1, { align: "end" });
  }, [follow, count, log?.version, wrap, virtual]);

  const onScroll = () => {
    const element = box.current;
    if (element === null) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    // The log itself only ever scrolls down, so up is somebody who wants to read.
    if (scrollTop < lastTop.current - 1) setFollow(false);
    else if (scrollTop + clientHeight >= scrollHeight - END_PX) setFollow(true);
    lastTop.current = scrollTop;
  };
  const step = (by: 1 | -1) => {
    const match = search.step(by);
    if (match === null) return;
    setFollow(false);
    virtual.scrollToIndex(match.line - dropped, { align: "center" });
  };
  const copy = () => {
    const text = [...lines, ...(open === null ? [] : [open])].map((line) => line.plain).join("\n");
    navigator.clipboard.writeText(text).then(
      () => toast.success(`${count} lines copied`),
      () => toast.error("The browser did not let the log be copied; download it instead"),
    );
  };
  return (
    <div ref={whole} className="flex h-full min-h-64 flex-col">
      <LogToolbar
        choice={choice}
        search={search}
        searchField={searchField}
        onStep={step}
        follow={follow}
        onFollow={setFollow}
        wrap={wrap}
        onWrap={setWrap}
        onCopy={copy}
        downloadHref={`/api/logs/${run}/${encodeURIComponent(attempt.id)}`}
      />
      <ScrollBox ref={box} onScroll={onScroll} aria-label={`Log of ${title}, attempt ${attempt.number}`} className="log-ground min-h-0 flex-1 bg-sunken font-mono text-xs">
        {count === 0 ? <p className="px-4 py-3 font-sans text-sm text-faint">{log === null ? "Opening the log …" : emptyWords(attempt)}</p> : null}
        {dropped === 0 ? null : <p className="px-4 py-1 font-sans text-2xs text-faint">The first {dropped.toLocaleString()} lines are in the download.</p>}
        <div className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const line = lines[index] ?? open;
            if (line === null) return null;
            return (
              <div key={key} ref={wrap ? virtual.measureElement : null} data-index={index} className="absolute top-0 left-0 flex min-w-full" style={{ transform: `translateY(${start}px)`, lineHeight: `${LINE_PX}px`, ...(wrap ? { width: "100%" } : { height: LINE_PX }) }}>
                <span aria-hidden className="sticky left-0 w-12 shrink-0 bg-sunken pr-3 text-right text-2xs text-faint tabular-nums select-none">
                  {index + dropped + 1}
                </span>
                <span className={classNames("pr-4", wrap ? "min-w-0 break-all whitespace-pre-wrap" : "whitespace-pre")}>
                  <LogLineText line={line} matches={matchesOf.get(index + dropped) ?? NO_MATCHES} current={search.current} />
                </span>
              </div>
            );
          })}
        </div>
      </ScrollBox>
    </div>
  );
}

/** Calls back on Ctrl+F inside the element that gets the ref: the browser's own search sees only the lines that are drawn. */
function useFindKey(onFind: () => void): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const find = useRef(onFind);
  useEffect(() => {
    find.current = onFind;
  });
  useEffect(() => {
    const inside = element.current;
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== "f") return;
      event.preventDefault();
      find.current();
    };
    inside?.addEventListener("keydown", onKey);
    return () => inside?.removeEventListener("keydown", onKey);
  }, []);
  return element;
}

function groupByLine(matches: readonly LogMatch[]): ReadonlyMap<number, readonly LogMatch[]> {
  return Map.groupBy(matches, (match) => match.line);
}

function emptyWords({ stage }: Attempt): string {
  switch (stage.kind) {
    case "offered":
      return "Waits for a runner. The log begins when one takes it.";
    case "with-person":
      return "A person does this; there is no log before the acceptance command runs.";
    case "running":
      return "Nothing has been printed yet.";
    case "reported":
    case "ended":
      return "Nothing was printed.";
  }
}
