"use client";

import type { RefinedReport } from "@planloom/briefing";
import type { BatchId, BatchPhase } from "@planloom/scheduler";
import { Button, Notice, Spinner } from "@planloom/ui";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useRunState } from "../live/run-context.tsx";
import type { DetailTab } from "../run-place.ts";
import { TextPage } from "./text-page.tsx";

export interface RefinedTextProps {
  readonly report: RefinedReport;
  readonly fileName: string;
  readonly aside: ReactNode;
  readonly onOpen: (batch: BatchId, tab: DetailTab) => void;
}

/** A report as somebody wrote it; until then, where that stands. */
export function RefinedText({ report, fileName, aside, onOpen }: RefinedTextProps) {
  const { batch, attempt, output, isAccepted } = report;
  const run = useRunState((state) => state.live.summary.id);
  const isLost = useRunState(({ live }) => LOST.has(live.run.batches[batch]?.phase.kind ?? "stopped"));
  const path = `/api/artifacts/${run}/${encodeURIComponent(attempt ?? "")}/${encodeURIComponent(output?.name ?? "")}`;
  const file = useQuery({ queryKey: ["refined-report", path], queryFn: ({ signal }) => readText(path, signal), enabled: output?.kind === "file", staleTime: Infinity, retry: 1 });
  const text = output?.kind === "value" ? output.value : file.data;
  if (text !== undefined) {
    return (
      <TextPage
        label="The refined report"
        text={text}
        fileName={fileName}
        json={null}
        aside={
          <>
            {aside}
            {isAccepted ? null : (
              <Button size="sm" variant="ghost" onClick={() => onOpen(batch, "check-in")}>
                Not accepted yet: look at it
              </Button>
            )}
          </>
        }
      />
    );
  }
  return (
    <div className="flex flex-col gap-3 px-4 py-3 sm:px-5">
      <div className="flex flex-wrap items-center gap-2">{aside}</div>
      {output === null && isLost ? (
        <Notice
          tone="danger"
          title="It was not written"
          actions={
            <Button size="sm" onClick={() => onOpen(batch, "check-in")}>
              See what happened
            </Button>
          }
        >
          The agent ended without a report. The one that is made by itself stays as it is.
        </Notice>
      ) : output === null ? (
        <Notice
          tone="info"
          title="It is being written"
          actions={
            <Button size="sm" onClick={() => onOpen(batch, "log")}>
              See how far it is
            </Button>
          }
        >
          The report that is made by itself stays as it is.
        </Notice>
      ) : file.isError ? (
        <Notice
          tone="danger"
          title="It could not be read"
          actions={
            <Button size="sm" onClick={() => void file.refetch()}>
              Try again
            </Button>
          }
        >
          {file.error.message}
        </Notice>
      ) : (
        <Spinner label="Reading the report" />
      )}
    </div>
  );
}

/** Where nobody goes on with it unless somebody decides so. */
const LOST: ReadonlySet<string> = new Set<BatchPhase["kind"]>(["failed", "skipped", "stopped", "accepted"]);

async function readText(path: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(path, { signal });
  if (!response.ok) throw new Error(response.status === 404 ? "The file is not there any more." : `The server answered ${response.status}.`);
  return response.text();
}
