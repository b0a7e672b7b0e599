"use client";

import { useDeferredValue, useMemo, useRef, useState } from "react";
import type { OpenLog } from "../live/run-store.ts";
import { type LogMatch, type LogSearch, NO_SEARCH, searchLog, stepMatch } from "./log-search.ts";

export interface LogSearchControl {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly search: LogSearch;
  /** The match that was gone to, and its number from 0. */
  readonly current: LogMatch | null;
  readonly index: number | null;
  /** Goes to the next match, or the one before; returns it. */
  readonly step: (by: 1 | -1) => LogMatch | null;
}

/** Searches a log that may still grow; only what is new is searched again. */
export function useLogSearch(log: OpenLog | null): LogSearchControl {
  const [query, setQuery] = useState("");
  const [index, setIndex] = useState<number | null>(null);
  const sought = useDeferredValue(query);
  const previous = useRef<LogSearch>(NO_SEARCH);
  const version = log?.version;
  const search = useMemo(() => {
    previous.current = log === null ? NO_SEARCH : searchLog(previous.current, log.text, sought);
    return previous.current;
    // The log grows in place: its version stands for its content.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [log?.text, version, sought]);
  const current = index === null ? null : (search.matches[index] ?? null);

  return {
    query,
    setQuery: (text) => {
      setQuery(text);
      setIndex(null);
    },
    search,
    current,
    index: current === null ? null : index,
    step: (by) => {
      const next = stepMatch(search, index, by);
      setIndex(next);
      return next === null ? null : (search.matches[next] ?? null);
    },
  };
}
