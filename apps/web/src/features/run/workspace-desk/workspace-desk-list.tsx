"use client";

import { MoreButton, useFirst, useNow } from "@planloom/ui";
import { DeskRow } from "../desk/desk-row.tsx";
import type { WorkspaceDesk } from "./use-workspace-desk.ts";
import { lineId } from "./workspace-place.ts";

/** What waits in all runs, what holds up most first, each with the run it is of. */
export function WorkspaceDeskList({ desk: { lines, waiting, current, clockOffsetMs, open } }: { readonly desk: WorkspaceDesk }) {
  const now = useNow(true) + clockOffsetMs;
  const { first, left, showMore } = useFirst(lines);
  const beyond = waiting - lines.length;
  return (
    <>
      <ol aria-label="What waits for a decision" className="flex flex-col">
        {first.map((line) => (
          <DeskRow key={lineId(line)} line={line} now={now} isCurrent={current !== null && lineId(line) === lineId(current)} onOpen={() => open(line)}>
            <span className="mt-0.5 block truncate text-2xs text-faint">
              Run {line.number} · {line.planName}
              {line.isOver ? " · over" : ""}
            </span>
          </DeskRow>
        ))}
      </ol>
      <MoreButton left={left} showMore={showMore} />
      {left > 0 || beyond <= 0 ? null : <p className="px-4 py-2 text-2xs text-faint">{beyond.toLocaleString()} more come up as these are decided.</p>}
    </>
  );
}
