"use client";

import { deskLine } from "@planloom/scheduler";
import { MoreButton, useFirst } from "@planloom/ui";
import { useMemo } from "react";
import { useServerNow } from "../live/use-server-now.ts";
import { DeskRow, SelectBox } from "./desk-row.tsx";
import type { Desk } from "./use-desk.ts";

/** What waits for a person, what holds up most first. Check-ins can be selected, to be decided together. */
export function DeskList({ desk: { queue, current, selected, open, toggle } }: { readonly desk: Desk }) {
  const now = useServerNow(queue.length > 0);
  const lines = useMemo(() => queue.map(deskLine), [queue]);
  const { first, left, showMore } = useFirst(lines);
  return (
    <>
      <ol aria-label="What waits for a decision" className="flex flex-col">
        {first.map((line) => (
          <DeskRow
            key={line.key}
            line={line}
            now={now}
            isCurrent={line.key === current?.key}
            onOpen={() => open(line.key)}
            select={line.kind === "check-in" ? <SelectBox title={line.title} isSelected={selected.has(line.key)} onToggle={() => toggle(line.key)} /> : <span className="w-10 shrink-0" />}
          />
        ))}
      </ol>
      <MoreButton left={left} showMore={showMore} />
    </>
  );
}
