"use client";

import { useNow } from "@planloom/ui";
import { useRunState } from "./run-context.tsx";

/** The server's clock in milliseconds since 1970; while `ticking` the component renders again every second. */
export function useServerNow(ticking: boolean): number {
  const offsetMs = useRunState((state) => state.clockOffsetMs);
  return useNow(ticking) + offsetMs;
}
