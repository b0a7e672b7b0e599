"use client";

import { useEffect, useReducer } from "react";
import { useRunState } from "./run-context.tsx";

const SECOND = 1_000;

/** The server's clock in milliseconds since 1970; while `ticking` the component renders again every second. */
export function useServerNow(ticking: boolean): number {
  const offsetMs = useRunState((state) => state.clockOffsetMs);
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(tick, SECOND);
    return () => clearInterval(timer);
  }, [ticking]);
  return Date.now() + offsetMs;
}
