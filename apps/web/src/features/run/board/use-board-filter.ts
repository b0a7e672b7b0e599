import { useCallback, useEffect, useRef, useState } from "react";
import { readPlace } from "../run-place.ts";
import type { RunPlaceControl } from "../use-run-place.ts";
import { type BoardFilter, orEverything } from "./board-filter.ts";

/** Whoever types is done when no key came for so long; browsers refuse an address that changes with every key. */
const TYPED_MS = 300;

/** What of the board is wanted. Follows what is typed at once, and the address a moment later; the browser's back button is followed, too. */
export function useBoardFilter({ place, go }: Pick<RunPlaceControl, "place" | "go">): readonly [filter: BoardFilter, change: (filter: BoardFilter) => void] {
  const [filter, setFilter] = useState(place.board);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    const onPop = () => setFilter(readPlace(new URLSearchParams(window.location.search)).board);
    window.addEventListener("popstate", onPop);
    return () => {
      window.removeEventListener("popstate", onPop);
      clearTimeout(timer.current);
    };
  }, []);
  const change = useCallback(
    (wanted: BoardFilter) => {
      const next = orEverything(wanted);
      setFilter(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => go({ board: next }), TYPED_MS);
    },
    [go],
  );
  return [filter, change];
}
