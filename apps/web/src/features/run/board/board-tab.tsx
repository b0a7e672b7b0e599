"use client";

import { type BatchId, type BoardEntry, type Contradiction, contradictions, earlierVersions, type EntryId } from "@planloom/scheduler";
import { Button, EmptyState } from "@planloom/ui";
import { useVirtualizer } from "@tanstack/react-virtual";
import { MessagesSquare, Plus, SearchX } from "lucide-react";
import { type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useState } from "react";
import { useRunState } from "../live/run-context.tsx";
import type { DetailTab } from "../run-place.ts";
import type { RunPlaceControl } from "../use-run-place.ts";
import { EVERYTHING } from "./board-filter.ts";
import { BoardFilters } from "./board-filters.tsx";
import { ContradictionCard } from "./contradiction-card.tsx";
import { EntryCard } from "./entry-card.tsx";
import { PostEntryDialog } from "./post-entry-dialog.tsx";
import { shownEntries } from "./shown-entries.ts";
import { useBoardFilter } from "./use-board-filter.ts";

/** What an entry measures before it has been drawn. */
const ROW_PX = 92;
const OVERSCAN = 6;

/** What those who work on the run know of each other: findings, decisions and constraints, with who is told of them. */
export function BoardTab({ control }: { readonly control: RunPlaceControl }) {
  const plan = useRunState((state) => state.live.plan);
  const run = useRunState((state) => state.live.run);
  const { board } = run.coordination;
  const { place, go, openBatch } = control;
  const { item } = place;
  const [filter, change] = useBoardFilter(control);
  const [posting, setPosting] = useState<{ readonly supersedes: BoardEntry | null; readonly claim: string | null } | null>(null);
  const wanted = useDeferredValue(filter);
  const entries = useMemo(() => shownEntries(plan, run, wanted), [plan, run, wanted]);
  const earlier = useMemo(() => earlierVersions(board), [board]);
  const conflicts = useMemo(() => (wanted === EVERYTHING ? contradictions(board) : []), [board, wanted]);
  // An entry that another one took the place of is read there.
  const opened = useMemo(() => (board.find(({ id }) => id === item)?.supersededBy === null ? item : ([...earlier].find(([, versions]) => versions.some(({ id }) => id === item))?.[0] ?? item)), [board, earlier, item]);
  const openItem = useCallback((next: string | null) => go({ item: next }), [go]);
  const post = () => setPosting({ supersedes: null, claim: null });
  const replace = useCallback((entry: BoardEntry, claim: string | null = null) => setPosting({ supersedes: entry, claim }), []);
  return (
    <>
      {board.length === 0 ? (
        <EmptyState
          icon={<MessagesSquare />}
          title="The board is empty"
          actions={
            <Button variant="primary" onClick={post}>
              <Plus aria-hidden /> Post the first entry
            </Button>
          }
        >
          What batches find out comes here with their reports. Post what all have to know, a decision or a limit to keep to, and every brief written from then on carries it.
        </EmptyState>
      ) : (
        <BoardList
          item={opened}
          onItem={openItem}
          onOpen={openBatch}
          rows={[...conflicts, ...entries]}
          earlier={earlier}
          header={<BoardFilters filter={filter} onFilter={change} shown={entries.length} onPost={post} />}
          onShowAll={() => change(EVERYTHING)}
          onSupersede={replace}
        />
      )}
      {posting === null ? null : <PostEntryDialog {...posting} onClose={() => setPosting(null)} />}
    </>
  );
}

interface BoardListProps {
  /** The entry that is opened. */
  readonly item: string | null;
  readonly onItem: (item: string | null) => void;
  readonly onOpen: (batch: BatchId, tab: DetailTab) => void;
  readonly rows: readonly (Contradiction | BoardEntry)[];
  readonly earlier: ReadonlyMap<EntryId, readonly BoardEntry[]>;
  readonly header: ReactNode;
  readonly onShowAll: () => void;
  readonly onSupersede: (entry: BoardEntry, claim?: string | null) => void;
}

/** Draws only what is near what is in sight: a board takes thousands of entries. */
function BoardList({ rows, earlier, header, item, onItem, onOpen, onSupersede, onShowAll }: BoardListProps) {
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  // Its functions change without telling; nothing here remembers them from one rendering to the next.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box, estimateSize: () => ROW_PX, overscan: OVERSCAN, getItemKey: (index) => keyOf(rows[index]) ?? index });
  useShown(box === null ? -1 : rows.findIndex((row) => "id" in row && row.id === item), (index) => virtual.scrollToIndex(index, { align: "auto" }));
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div ref={setBox} className="thin-scroll h-full overflow-y-auto">
      {header}
      {rows.length === 0 ? (
        <EmptyState icon={<SearchX />} title="Nothing on the board is like this" actions={<Button onClick={onShowAll}>Show all entries</Button>}>
          Words may stand anywhere in an entry, a phrase in quotes stands together, and the beginning of a path finds what is about its files.
        </EmptyState>
      ) : (
        <ul aria-label="Entries of the board, pinned ones first, then the newest" className="px-4 py-3 sm:px-5">
          {above > 0 ? <li aria-hidden style={{ height: above }} /> : null}
          {items.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <li key={keyOf(row)} ref={virtual.measureElement} data-index={index} className="pb-2.5">
                {"id" in row ? (
                  <EntryCard entry={row} earlier={earlier.get(row.id) ?? NONE} isOpen={row.id === item} onItem={onItem} onOpen={onOpen} onSupersede={onSupersede} />
                ) : (
                  <ContradictionCard contradiction={row} onItem={onItem} onSupersede={onSupersede} />
                )}
              </li>
            );
          })}
          {below > 0 ? <li aria-hidden style={{ height: below }} /> : null}
        </ul>
      )}
    </div>
  );
}

const NONE: readonly BoardEntry[] = [];

function keyOf(row: Contradiction | BoardEntry | undefined): string | undefined {
  return row === undefined || "id" in row ? row?.id : `about ${row.subject}`;
}

/** Brings what is opened into sight once, when it is opened or first there. */
function useShown(index: number, show: (index: number) => void): void {
  const isThere = index >= 0;
  useEffect(() => {
    if (isThere) show(index);
    // Only when it comes to be there: what is posted later must not pull the list away.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isThere]);
}
