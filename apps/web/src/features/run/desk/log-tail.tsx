"use client";

import type { Attempt, AttemptId } from "@planloom/scheduler";
import { Button, ScrollBox } from "@planloom/ui";
import { ScrollText } from "lucide-react";
import { useEffect, useRef } from "react";
import { useAttemptLog } from "../live/run-context.tsx";
import { LogLineText } from "../log/log-line-text.tsx";

/** So many lines show how it ended. */
const LINES = 40;

export interface LogTailProps {
  readonly attempt: Attempt;
  readonly onReadLog: (attempt: AttemptId) => void;
}

/** The last lines that an attempt printed, and the way to all of them. */
export function LogTail({ attempt, onReadLog }: LogTailProps) {
  const log = useAttemptLog(attempt.id);
  const box = useRef<HTMLElement>(null);
  const version = log?.version ?? 0;
  useEffect(() => {
    if (version > 0) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [version]);
  const open = log?.text.openLine ?? null;
  const lines = [...(log?.text.lines ?? []).slice(-LINES), ...(open === null ? [] : [open])];
  return (
    <section aria-label="End of the log">
      <div className="mb-1 flex items-center justify-between gap-2">
        <h3 className="text-xs font-medium text-faint">End of the log</h3>
        <Button size="sm" variant="ghost" onClick={() => onReadLog(attempt.id)}>
          <ScrollText aria-hidden /> All of it
        </Button>
      </div>
      <ScrollBox ref={box} aria-label="Its last lines" className="log-ground max-h-56 rounded-lg border border-line bg-sunken px-3 py-2 font-mono text-xs leading-[1.45] whitespace-pre">
        {lines.length === 0 ? <p className="font-sans text-sm text-faint">{log === null ? "Opening the log …" : "Nothing was printed."}</p> : null}
        {lines.map((line, index) => (
          // The lines are those of the end, whichever they are.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="min-h-[1.45em]">
            <LogLineText line={line} matches={[]} current={null} />
          </div>
        ))}
      </ScrollBox>
    </section>
  );
}
