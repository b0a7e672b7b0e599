"use client";

import type { WorkspaceDeskLine } from "@planloom/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useCallback, useMemo, useState } from "react";
import { useApi } from "../../../trpc/use-api.ts";
import { type DeskPlace, lineId, type LineId, placeIn, readLine, writeLine } from "./workspace-place.ts";

export interface WorkspaceDesk {
  readonly lines: readonly WorkspaceDeskLine[];
  /** How many wait in all, listed or not. */
  readonly waiting: number;
  /** What is being looked at; `null` where nothing waits. */
  readonly current: WorkspaceDeskLine | null;
  /** So far the clock of the server is ahead of this machine's, in milliseconds. */
  readonly clockOffsetMs: number;
  readonly open: (line: WorkspaceDeskLine) => void;
  /** Goes so many lines further, or back; stays at the ends. */
  readonly step: (by: 1 | -1) => void;
  /** Takes a line away at once that was seen to be decided, before the server says so. */
  readonly leave: (line: WorkspaceDeskLine) => void;
}

/** What the page knows of the desk: nothing yet, why it does not, or all of it. */
export type KnownDesk = { readonly kind: "pending" } | { readonly kind: "failed"; readonly error: unknown; readonly again: () => void } | { readonly kind: "known"; readonly desk: WorkspaceDesk };

/** The desk over all runs, live, and where in it somebody is. What goes away leaves its place to the next. */
export function useWorkspaceDesk(): KnownDesk {
  const api = useApi();
  const queryClient = useQueryClient();
  const list = useQuery(api.desk.list.queryOptions({}));
  const search = useSearchParams();
  const [place, setPlace] = useState((): DeskPlace => ({ id: readLine(new URLSearchParams(search)), index: 0 }));
  const [left, setLeft] = useState<ReadonlySet<LineId>>(new Set());
  const all = list.data?.lines;
  const lines = useMemo(() => (all ?? []).filter((line) => !left.has(lineId(line))), [all, left]);
  const index = placeIn(lines, place);
  const current = lines[index] ?? null;
  // Where the line is gone the place is kept by its number, so remember the one that is looked at now.
  if (current !== null && (place.id !== lineId(current) || place.index !== index)) setPlace({ id: lineId(current), index });

  const leave = useCallback(
    (line: WorkspaceDeskLine) => {
      setLeft((before) => new Set([...before, lineId(line)]));
      void queryClient.invalidateQueries({ queryKey: api.desk.pathKey() });
    },
    [api, queryClient],
  );
  if (list.data === undefined) return list.isError ? { kind: "failed", error: list.error, again: () => void list.refetch() } : { kind: "pending" };

  const open = (line: WorkspaceDeskLine): void => {
    setPlace({ id: lineId(line), index: lines.indexOf(line) });
    window.history.replaceState(null, "", `${window.location.pathname}${writeLine(line)}`);
  };
  const step = (by: 1 | -1): void => {
    const next = lines[index + by];
    if (next !== undefined) open(next);
  };
  const waiting = list.data.waiting - (list.data.lines.length - lines.length);
  return { kind: "known", desk: { lines, waiting, current, clockOffsetMs: list.data.now - list.dataUpdatedAt, open, step, leave } };
}
